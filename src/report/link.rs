//! Addresses of sources: parsed, http and https only, safe in every sink.

use std::fmt::Write;

/// An address that may become a link: printable ASCII, with a host, no user, no odd character.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Link {
    address: String,
}

impl Link {
    /// The most bytes of an address.
    const MAX: usize = 2_000;

    /// The link that an address of a file makes, if it is one of http or https.
    ///
    /// Characters that an address must not hold are percent-encoded.
    pub(crate) fn parse(url: &str) -> Option<Self> {
        let url = url.trim();
        let (scheme, rest) = url.split_once("://")?;
        let scheme = scheme.to_ascii_lowercase();
        if url.len() > Self::MAX || !(scheme == "http" || scheme == "https") {
            return None;
        }
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (authority, path) = rest.split_at(end);
        let (host, port) = authority.split_once(':').unwrap_or((authority, "0"));
        let plain = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'.';
        let good_host = !host.is_empty() && host.bytes().all(plain) && !host.starts_with('.');
        if !good_host || port.is_empty() || !port.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let mut address = format!("{scheme}://{}", authority.to_ascii_lowercase());
        for byte in path.bytes() {
            let odd = b"\"<>\\^`{|}()[]*_~!'";
            if byte.is_ascii_graphic() && (!odd.contains(&byte) || byte == b'_' || byte == b'~') {
                address.push(char::from(byte));
            } else {
                write!(address, "%{byte:02X}").ok();
            }
        }
        Some(Self { address })
    }

    /// The whole address.
    pub(crate) fn address(&self) -> &str {
        &self.address
    }
}

#[cfg(test)]
mod tests {
    use super::Link;

    #[test]
    fn only_plain_web_addresses_are_links() {
        let link = Link::parse("HTTPS://gVisor.dev/docs/a_b(c)?q=ä#x").unwrap();
        assert_eq!(
            link.address(),
            "https://gvisor.dev/docs/a_b%28c%29?q=%C3%A4#x"
        );
        for bad in [
            "javascript:alert(1)",
            "javascript://x/%0aalert(1)",
            "data:text/html,x",
            "https://good.example@evil.example/",
            "https://exa\u{440}mple.com/",
            "https://",
            "https:///x",
            "//x.example",
            "https://x\u{1b}y/",
        ] {
            assert_eq!(Link::parse(bad), None, "{bad}");
        }
    }
}

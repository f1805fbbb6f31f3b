//! The trees and profiles that the program carries with it.
//!
//! Every file is embedded as it stands; a test proves that the list is whole, and says which
//! lines are missing. Beside its files each tree is embedded in its canonical form, which loads
//! many times quicker; a test proves that it equals what the files say, and renews it:
//! `WHYSTACK_BLESS=1 cargo test --lib shipped`.

use crate::model::{Slug, Tree};

/// A tree that is embedded.
#[derive(Clone, Copy, Debug)]
pub(super) struct ShippedTree {
    pub(super) id: &'static str,
    /// The files by their names below `trees/`, tree.toml first.
    pub(super) files: &'static [(&'static str, &'static str)],
    /// A line with the ids of all shared questions, then the tree's canonical form.
    packed: &'static [u8],
}

impl ShippedTree {
    /// The tree and the ids of all shared questions, from the canonical form.
    pub(super) fn unpacked(&self) -> Option<(Tree, Vec<Slug>)> {
        let end = self.packed.iter().position(|byte| *byte == b'\n')?;
        let (line, form) = self.packed.split_at_checked(end)?;
        let ids = std::str::from_utf8(line).ok()?.split_ascii_whitespace();
        let shared = ids.map(str::parse).collect::<Result<Vec<Slug>, _>>().ok()?;
        Some((Tree::unpack(form.get(1..)?)?, shared))
    }
}

/// A text that is embedded, by its name.
macro_rules! embedded {
    ($folder:literal: $($name:literal),* $(,)?) => {
        &[$((concat!($folder, "/", $name), include_str!(concat!("../../../", $folder, "/", $name)))),*]
    };
}

/// The shared questions and capabilities.
pub(super) const SHARED: (&str, &str) = (
    "trees/shared.toml",
    include_str!("../../../trees/shared.toml"),
);

/// The trees.
pub(super) const TREES: &[ShippedTree] = &[
    ShippedTree {
        id: "orchestration",
        files: embedded!("trees/orchestration":
            "tree.toml",
            "sources.toml",
            "options/cloud-run.toml",
            "options/container-apps.toml",
            "options/docker-compose.toml",
            "options/docker-swarm.toml",
            "options/ecs-ec2.toml",
            "options/ecs-fargate.toml",
            "options/fleet.toml",
            "options/k0s.toml",
            "options/k3s.toml",
            "options/kamal.toml",
            "options/karmada.toml",
            "options/kubeedge.toml",
            "options/managed-kubernetes.toml",
            "options/microk8s.toml",
            "options/nomad.toml",
            "options/open-cluster-management.toml",
            "options/openshift.toml",
            "options/openyurt.toml",
            "options/plain-hosts.toml",
            "options/podman-quadlet.toml",
            "options/rke2.toml",
            "options/talos.toml",
            "options/upstream-kubernetes.toml",
        ),
        packed: include_bytes!("orchestration.packed"),
    },
    ShippedTree {
        id: "policy",
        files: embedded!("trees/policy":
            "tree.toml",
            "sources.toml",
            "options/casbin.toml",
            "options/cedar.toml",
            "options/cerbos.toml",
            "options/checkov.toml",
            "options/checks-in-code.toml",
            "options/conftest.toml",
            "options/gatekeeper.toml",
            "options/k8s-map.toml",
            "options/k8s-vap.toml",
            "options/kubewarden.toml",
            "options/kyverno.toml",
            "options/opa-go-library.toml",
            "options/opa-server.toml",
            "options/opa-wasm.toml",
            "options/openfga-embedded.toml",
            "options/openfga.toml",
            "options/own-webhook.toml",
            "options/pod-security-admission.toml",
            "options/polaris.toml",
            "options/regorus.toml",
            "options/spicedb.toml",
            "options/verified-permissions.toml",
        ),
        packed: include_bytes!("policy.packed"),
    },
    ShippedTree {
        id: "runtime",
        files: embedded!("trees/runtime":
            "tree.toml",
            "options/crun.toml",
            "options/firecracker.toml",
            "options/gvisor.toml",
            "options/hyperv-containers.toml",
            "options/kata-containers.toml",
            "options/kubevirt.toml",
            "options/kvm-libvirt.toml",
            "options/runc.toml",
            "options/spinkube.toml",
            "options/sysbox.toml",
            "options/systemd-process.toml",
            "options/wasmedge-embedded.toml",
            "options/wasmedge.toml",
            "options/wasmtime-embedded.toml",
            "options/wasmtime-runwasi.toml",
            "options/windows-process-containers.toml",
            "options/youki.toml",
        ),
        packed: include_bytes!("runtime.packed"),
    },
];

/// The profiles, by their names.
pub(super) const PROFILES: &[(&str, &str)] = embedded!("profiles":
    "ai-inference.toml",
    "ci-sandbox.toml",
    "edge.toml",
    "enterprise-platform.toml",
    "iot-fleet.toml",
    "microservices.toml",
    "multi-tenant-saas.toml",
    "regulated-air-gapped.toml",
    "serverless.toml",
    "small-team.toml",
);

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    use super::{PROFILES, SHARED, TREES};
    use crate::diagnostic::{Faults, Style, draw};
    use crate::load::Library;
    use crate::model::{Slug, Tree};

    fn files_below(folder: &str, found: &mut BTreeSet<String>) {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let Ok(entries) = fs::read_dir(root.join(folder)) else {
            return;
        };
        for entry in entries {
            let entry = entry.unwrap();
            let name = format!("{folder}/{}", entry.file_name().to_str().unwrap());
            if entry.path().is_dir() {
                files_below(&name, found);
            } else if entry
                .path()
                .extension()
                .is_some_and(|ending| ending == "toml")
            {
                found.insert(name);
            }
        }
    }

    /// What the packed form of a tree must be, by its files.
    fn packed_by_files(id: &str) -> (Tree, Vec<Slug>, Vec<u8>) {
        let mut faults = Faults::new();
        let mut library = Library::open(&[], &mut faults);
        let loaded = library.load_from_files(id, &mut faults);
        let mut shown = Vec::new();
        let style = Style {
            width: 100,
            colour: false,
        };
        draw(&faults, &library.sources, style, &mut shown).unwrap();
        let loaded = loaded.unwrap_or_else(|| panic!("{}", String::from_utf8_lossy(&shown)));
        let ids: Vec<&str> = loaded.shared.iter().map(Slug::as_str).collect();
        let mut packed = format!("{}\n", ids.join(" ")).into_bytes();
        packed.extend(loaded.tree.pack());
        (loaded.tree, loaded.shared, packed)
    }

    #[test]
    fn every_packed_tree_equals_its_files() {
        for shipped in TREES {
            let (tree, shared, packed) = packed_by_files(shipped.id);
            if packed != shipped.packed {
                let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/load/shipped");
                let path = folder.join(format!("{}.packed", shipped.id));
                if std::env::var_os("WHYSTACK_BLESS").is_some() {
                    fs::write(&path, &packed).unwrap();
                    continue;
                }
                panic!(
                    "{} is older than trees/{}: WHYSTACK_BLESS=1 cargo test --lib shipped",
                    path.display(),
                    shipped.id
                );
            }
            let (unpacked, ids) = shipped.unpacked().unwrap();
            assert_eq!(ids, shared);
            assert!(
                unpacked == tree,
                "unpacking {} gives another tree",
                shipped.id
            );
            assert_eq!(unpacked.digest(), tree.digest());
        }
    }

    #[test]
    fn torn_bytes_are_no_tree() {
        let (tree, ..) = packed_by_files("runtime");
        let packed = tree.pack();
        for cut in (0..packed.len()).step_by(997) {
            assert!(Tree::unpack(&packed[..cut]).is_none(), "{cut} bytes");
        }
        let mut longer = packed.clone();
        longer.push(0);
        assert!(Tree::unpack(&longer).is_none());
    }

    #[test]
    fn every_file_of_trees_and_profiles_is_embedded() {
        let mut there = BTreeSet::new();
        files_below("trees", &mut there);
        files_below("profiles", &mut there);
        let trees = TREES
            .iter()
            .flat_map(|tree| tree.files.iter().map(|(name, _)| *name));
        let listed: BTreeSet<String> = trees
            .chain(PROFILES.iter().map(|(name, _)| *name))
            .chain([SHARED.0])
            .map(str::to_owned)
            .collect();
        let missing: Vec<&String> = there.difference(&listed).collect();
        assert!(
            missing.is_empty(),
            "add to src/load/shipped.rs: {missing:#?}"
        );
        assert_eq!(there, listed);
    }
}

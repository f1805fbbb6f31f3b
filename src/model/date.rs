//! Dates as people know them: a year, a month or a day.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;

/// `2024`, `2024-05` or `2024-05-17`; compared by its first day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PartialDate {
    first_day: Date,
    precision: Precision,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Precision {
    Year,
    Month,
    Day,
}

/// Why a text is no [`PartialDate`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a date is written `2024`, `2024-05` or `2024-05-17`")]
pub struct DateFault;

impl PartialDate {
    /// The *today* of what says none, earlier than every end: the year 1.
    pub const UNDATED: Self = Self {
        first_day: jiff::civil::date(1, 1, 1),
        precision: Precision::Year,
    };

    /// The first day that the date can mean.
    pub fn first_day(self) -> Date {
        self.first_day
    }

    /// The year.
    pub fn year(self) -> i16 {
        self.first_day.year()
    }

    /// A full date.
    pub fn day(date: Date) -> Self {
        Self {
            first_day: date,
            precision: Precision::Day,
        }
    }

    /// Whether it lies on or before another date, both by their first day.
    pub fn is_reached_by(self, today: Self) -> bool {
        self.first_day <= today.first_day
    }
}

impl FromStr for PartialDate {
    type Err = DateFault;

    fn from_str(text: &str) -> Result<Self, DateFault> {
        let digits = |part: &str, length: usize| -> Result<i16, DateFault> {
            if part.len() == length && part.bytes().all(|b| b.is_ascii_digit()) {
                part.parse().map_err(|_| DateFault)
            } else {
                Err(DateFault)
            }
        };
        let small = |part: &str| i8::try_from(digits(part, 2)?).map_err(|_| DateFault);
        let parts: Vec<&str> = text.split('-').collect();
        let (year, month, day, precision) = match parts.as_slice() {
            [y] => (digits(y, 4)?, 1, 1, Precision::Year),
            [y, m] => (digits(y, 4)?, small(m)?, 1, Precision::Month),
            [y, m, d] => (digits(y, 4)?, small(m)?, small(d)?, Precision::Day),
            _ => return Err(DateFault),
        };
        let first_day = Date::new(year, month, day).map_err(|_| DateFault)?;
        Ok(Self {
            first_day,
            precision,
        })
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = (
            self.first_day.year(),
            self.first_day.month(),
            self.first_day.day(),
        );
        match self.precision {
            Precision::Year => write!(f, "{year:04}"),
            Precision::Month => write!(f, "{year:04}-{month:02}"),
            Precision::Day => write!(f, "{year:04}-{month:02}-{day:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::PartialDate;

    #[test]
    fn dates_are_read_and_written_as_they_stand() {
        for text in ["2024", "2024-05", "2024-02-29"] {
            assert_eq!(text.parse::<PartialDate>().unwrap().to_string(), text);
        }
        for bad in [
            "24",
            "2024-5",
            "2024-13",
            "2023-02-29",
            "2024-05-17-1",
            "",
            "20240",
            "+024",
        ] {
            assert!(bad.parse::<PartialDate>().is_err(), "{bad}");
        }
    }

    #[test]
    fn a_partial_date_is_its_first_day() {
        let date = |text: &str| text.parse::<PartialDate>().unwrap();
        assert!(date("2024").is_reached_by(date("2024-01-01")));
        assert!(date("2024-01-02").is_reached_by(date("2024-02")));
        assert!(!date("2024-01-02").is_reached_by(date("2024")));
    }
}

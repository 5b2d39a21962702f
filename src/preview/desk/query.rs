//! The parameters of a request, decoded.

use percent_encoding::percent_decode_str;

/// Returns the value of a parameter, decoded; `None` if it is not there, or is no text.
pub fn decoded(query: &str, name: &str) -> Option<String> {
    let value =
        query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))?;
    percent_decode_str(value).decode_utf8().ok().map(std::borrow::Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_decoded_as_texts() {
        let query = "path=data%2Facre%2Fcity.yaml&name=%D8%B3%D9%88%D9%82&bad=%ff";
        assert_eq!(decoded(query, "path").as_deref(), Some("data/acre/city.yaml"));
        assert_eq!(decoded(query, "name").as_deref(), Some("سوق"));
        assert_eq!(decoded(query, "bad"), None);
        assert_eq!(decoded(query, "pat"), None);
    }
}

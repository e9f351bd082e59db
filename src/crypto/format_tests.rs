//! Records made by format version 1. They lie in people's files: a change that
//! breaks one of these tests locks somebody out, or makes a box unreadable.

use super::ballot::{Label, RoundKey, open_ballot};
use super::code::{VotingCode, hash_code};
use super::column::{self, Place};
use super::kdf::KdfCost;
use super::key::SecretKey;
use super::office::{self, OfficeKey};
use super::passphrase::Passphrase;
use super::recovery::RecoveryKey;
use super::wrap::{RecoveryWrap, WrappedKey, recover, unwrap};
use super::{aead, hex};

const PLACE: Place<'_> = Place {
    table: "worksheet",
    column: "text",
    row: &[7],
    owner: b"li",
};

fn key(byte: u8) -> SecretKey {
    SecretKey::from_bytes(&[byte; 32])
}

/// draft-irtf-cfrg-xchacha-03, appendix A.3.1.
#[test]
fn the_vector_of_xchacha20_poly1305_is_met() {
    let key = SecretKey::from_bytes(&hex::array(
        "808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f",
    ));
    let nonce = hex::array("404142434445464748494a4b4c4d4e4f5051525354555657");
    let aad = hex::bytes("50515253c0c1c2c3c4c5c6c7");
    let mut text = *b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.";
    let tag = aead::seal(&key, &nonce, &aad, &mut text).unwrap();
    assert_eq!(tag, hex::array("c0875924c1c7987947deafd8780acf49"));
    assert_eq!(text[..16], hex::bytes("bd6d179d3e83d43b9576579493c0e939"));
    assert_eq!(aead::open(&key, &nonce, &aad, &mut text, &tag), Ok(()));
    assert!(text.starts_with(b"Ladies"));
}

#[test]
fn a_key_wrapped_by_version_1_unwraps() {
    let wrapped = WrappedKey::from_bytes(&hex::bytes(WRAPPED)).unwrap();
    let passphrase = Passphrase::new("照镜 2025").unwrap();
    assert_eq!(unwrap(&wrapped, &passphrase, b"person 3"), Ok(key(0x11)));
    let wrapped = RecoveryWrap::from_bytes(&hex::bytes(FOR_RECOVERY)).unwrap();
    let sheet = RecoveryKey::from_secret(key(0x22));
    assert_eq!(recover(&wrapped, &sheet, b"person 3"), Ok(key(0x11)));
}

#[test]
fn a_text_sealed_by_version_1_opens() {
    let text = column::open(&key(0x11), PLACE, &hex::bytes(COLUMN)).unwrap();
    assert_eq!(text.as_slice(), "作风".as_bytes());
    let office = OfficeKey::from_secret(key(0x33));
    let text = office::read(&office, PLACE, &hex::bytes(HANDED_IN)).unwrap();
    assert_eq!(text.as_slice(), "作风".as_bytes());
}

#[test]
fn a_ballot_sealed_by_version_1_opens() {
    let round = RoundKey::from_secret(key(0x44));
    let opened = open_ballot(
        &round,
        &[5; 16],
        &[6; 32],
        Label::of_class(2),
        &hex::bytes(BALLOT),
    )
    .unwrap();
    assert_eq!(opened.answers.as_slice(), b"answers");
}

#[test]
fn a_code_printed_by_version_1_is_found_again() {
    let code = VotingCode::parse("0123-4567-89AM").unwrap();
    let stored = hex::array("498d5f3440643174689bb1461f3ae2ead9c073e1158f9d51d0226fa709f084a6");
    assert_eq!(hash_code(&code, &[8; 16], KdfCost::CODE), Ok(stored));
}

const WRAPPED: &str = "01508098010201c53d8789d08f68bfc80d794b9480c021f798547f8cf987bb93327cf9a54ec96fe35f433eaf\
     d275b736960b6212967ca04cfa0877f3eab491f098a194fcb4c46e8d365e8f4f9fba3faa41e2ded51d459ab3\
     d4cd1e80c636d7";

const FOR_RECOVERY: &str = "0152c7d3bef9a731e0b8bb03878d5e98320cef5a636bd41d9d8f4c6e4c3a89ddb29a40f452a6ffe231b3e33e\
     e720c2444f9400bfccba453efd1d1173be46fb126fe7313e93c2439fa588";

const COLUMN: &str = "019fb47e87c4e707616c793ab4cc98960475101136a792e786adf0b7fb3d70c10a73b867087713af2272a730\
     589efc2739469e9bec9674861499eed39205500b634688e31707b7cb7353cfc8c774c33cd4a35e5993ff9814\
     a2c285158b358400601cf95156cb1bb0c465334d02fc2fc1531ca2212a6278ba4a1da92b0b38446f4d788b3f\
     07b0abcf2c58c105f344c01cd2a29a988dc4c37de4101cbe649860692aeda9ea4d71bf90402f480b3ed2b81e\
     9aeedafd3867828a22dee8a4a4b25a5eea76df042b4184f3835c89f4587e8ba01294e1b15f774933e1072999\
     8630f55f76a65a2205b4b0b439847e1b85ec155c120d9ca693a94bb05750642bf04898a43f09b45a7260b7c3\
     0fb9c08ca57aca7af5ab2aa0be387b98b46504805c21b0f4f24b7c5bd0936c51b0";

const HANDED_IN: &str = "01222fed86a2b64c2bf8f48dea4d04c4b400933bb12db2ac24f55ab0f9ba8898445ee67bad6d2a175f056b6c\
     bb3ce93288e414b6d130baf9817112dea747c584bead21f45148394fe968b3916a8656c7af54714a58b66b4d\
     76663c281e96bef13c3554e9390bc626e4f8ecbaa8de40ab5138aba64ee1d20eaebfde69b4b34b125144ebc6\
     526353a173e14e770388c86185fc5feffbffa848bd28b1d5501f110fcbc7e990f3921d496f75cabcfdaabfe2\
     332d5fcde49c91fb601578853b065870904c525790ab483773a5e56404d6d2e7ece6608540fe648b8d2f9d0c\
     e904cc90ff0c2ab16805e004c6223b64f93db6fb5c3620ba0f885e40e944ce56c244a69c7c319f8fd854e4f8\
     ab01e02bb82f539160fb2ee8fa6418be705445be4b7943705ccc22460a324393a48d1f19f5a93cf90c";

const BALLOT: &str = "01f79bcd744676b9277d4e5e542e593bdfd4a9296013201d62c35712e3bfbd5d5287acc040f3af6f3a09c2db\
     d135e2e1bca2f2ff351ffbdcdf941a8f6a60ba7d6dcbad1fac58c84003f9248fa2ce51b458052cf0272c771b\
     5316c14411c3d0dabe588404c5cb31ee8a734309d20e5637f324ce8077a1c8a3470d6fa036720b071df8f4a5\
     dfd76bc8a2c89312efa37ed4f1431c12a1d3cf471ab5568a3bdd70f86e1c978ea918d89528f6cb9d2c7c6e9d\
     852d2df35f9a414d89e14ca3ccc77c7ef86e7e8315c8a5b76ddd71a5440bc314164c3066656289c3052572c6\
     63c072676fcbfe905abb25fadaa3dc201003c78635d3f0638e13b42b495cf6abf50600bccea105fa01b03fb5\
     fb148124161fa1c67b8d7957182a61b13ed6dadb299d2be8fe3773a452ec0231939634efab54c8c911611a06\
     42bc2a42258c4a4131a8786e952961c6e1b425fd4fac1103e609f2d135bb9af73fe475fdead839b29cc2ef72\
     14ff6b2f0d5d7e45a8fd3f00f997c6c72055654f6fcd589de691d0d0c6b0c805ab419f4e4ca38cc0aeefcb6b\
     f5e5d9d59244b61d073dbaab9b0821d47ba18412f6e5fcb3e52625cd2e346975205f86b64a0cf14c4947835f\
     e11a50f43152b5c9316a58f4180ec269935f54386c3e9a2733de73bedc5993bb3f8db7ab4972862f65c0ddbb\
     722528364a99ba25c8bb579c71a45b2a74819d9b78636063e3f0c2e8";

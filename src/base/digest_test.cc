#include "base/digest.h"

#include <gtest/gtest.h>

namespace weiguan {
namespace {

TEST(Digest, AgreesWithTheStandard) {
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(to_base32(digest(DigestKind::sha1, "")), "3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ");
  EXPECT_EQ(to_hex(digest(DigestKind::md5, "abc")), "900150983cd24fb0d6963f7d28e17f72");
}

TEST(Digest, IsTheSameInPieces) {
  Hasher hasher;
  hasher.update("a");
  hasher.update("bc");
  EXPECT_EQ(to_hex(hasher.finish()), sha256_hex("abc"));
  hasher.update("abc");
  EXPECT_EQ(to_hex(hasher.finish()), sha256_hex("abc")) << "finish() starts anew";
}

TEST(Digest, Base32HasNoPadding) {
  EXPECT_EQ(to_base32("f"), "MY");
  EXPECT_EQ(to_base32("foobar"), "MZXW6YTBOI");
}

TEST(ShortId, TellsWhereOneFieldEnds) {
  EXPECT_NE(short_id({"ab", "c"}), short_id({"a", "bc"}));
  EXPECT_NE(short_id({"ab"}), short_id({"ab", ""}));
  EXPECT_EQ(short_id({"ab", "c"}), short_id({"ab", "c"}));
}

}  // namespace
}  // namespace weiguan

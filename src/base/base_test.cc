#include <gtest/gtest.h>

#include "base/digest.h"
#include "base/time.h"
#include "base/url.h"

namespace weiguan {
namespace {

TEST(Digest, AgreesWithTheStandard) {
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(to_base32(digest(DigestKind::sha1, "")), "3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ");
}

TEST(Digest, IdsTellWhereOneFieldEnds) {
  EXPECT_NE(short_id({"ab", "c"}), short_id({"a", "bc"}));
}

}  // namespace
}  // namespace weiguan

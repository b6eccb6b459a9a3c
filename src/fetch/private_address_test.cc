#include "fetch/private_address.h"

#include <gtest/gtest.h>

namespace weiguan {
namespace {

TEST(PrivateHost, IsToldInEveryForm) {
  for (const char* one :
       {"127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f000001",
        "10.1.2.3",
        "192.168.0.1",
        "172.31.0.1",
        "169.254.169.254",
        "100.64.1.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "[::1]",
        "::",
        "[::ffff:10.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "fe80::1%eth0",
        "fd00::1",
        "[2001:db8::1]",
        "ff02::1",
        "localhost",
        "a.localhost",
        "printer.local",
        "localhost.",
        ""}) {
    EXPECT_TRUE(is_private_host(one)) << one;
  }
}

TEST(PrivateHost, IsNotWhatIsPublicOrHasToBeResolved) {
  for (const char* one :
       {"8.8.8.8",
        "172.32.0.1",
        "192.169.0.1",
        "100.128.0.1",
        "[2400:3200::1]",
        "[::ffff:8.8.8.8]",
        "daily.example",
        "10.example",
        "local.example",
        "localhost.example"}) {
    EXPECT_FALSE(is_private_host(one)) << one;
  }
}

}  // namespace
}  // namespace weiguan

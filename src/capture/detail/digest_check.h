// Declared digests of a record's block and payload, held against the bytes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"
#include "capture/record.h"

namespace weiguan::detail {

struct DeclaredDigest {
  DigestKind kind = DigestKind::sha1;
  std::string raw;
};

// "sha1:BASE32", "sha256:hex" and the like: base 32 (padded or not), base 64 or hexadecimal, blind
// to the case of the name and of hexadecimal digits.  Nothing when it is anything else.
std::optional<DeclaredDigest> parse_digest(std::string_view text);
bool digest_is_known(std::string_view text);  // Its algorithm is; the value may be anything.

// Where the payload begins in a block: behind the HTTP headers of a response or request, else 0.
std::size_t payload_start(const Record& record, std::string_view first);

// Is given the block in pieces, the first of which holds the HTTP headers.
class DigestCheck {
 public:
  DigestCheck(const Record& record, bool check_declared, bool digest_block);
  void update(std::string_view piece);
  struct Complaint {
    std::string_view rule;  // "warc-digest", or "digest-unknown" for what cannot be checked.
    std::string reason;
  };
  // Fills record.digest and record.declared; what did not agree.  `whole`: record.block is all of
  // the block, so that a payload digest may also be tried on the de-chunked body.
  std::vector<Complaint> finish(Record& record, bool whole);

 private:
  struct One {
    std::string_view header;
    DeclaredDigest declared;
    Hasher hasher;
    std::size_t skip = 0;
  };

  const Record& record_;
  std::optional<Hasher> block_;
  std::vector<One> declared_;
  std::vector<Complaint> complaints_;
  bool malformed_ = false;
  bool started_ = false;
};

}  // namespace weiguan::detail

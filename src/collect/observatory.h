// An observatory: a folder with weiguan.toml, archive.sqlite, warc/ and packs/.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "base/files.h"
#include "base/problem.h"
#include "capture/http.h"
#include "capture/record.h"
#include "packs/packs.h"

namespace weiguan {

struct FetchSettings {            // [fetch]
  std::string contact;            // An address of mail or of the web, told in the user agent.
  double delay = 5;               // Seconds from one request to a host to the next.
  std::uint64_t connections = 8;  // At once; to one host, one.
  std::uint64_t budget = 20'000;  // Requests a day.
  std::uint64_t timeout = 60;     // Seconds, for one answer.
  std::uint64_t max_size = 20;    // MiB of one answer.
  std::string proxy;              // "socks5h://127.0.0.1:9050"
  // HOST:PORT to which every connection goes, whatever the address says; that of https apart.
  std::string connect_to, connect_to_tls;
};

struct Settings {                  // weiguan.toml
  std::string name;                // Shown as the dashboard's title.
  std::vector<std::string> packs;  // Ids of shipped packs, or of folders under packs/.
  std::string zone = "UTC";        // For days and months; `init` takes the first pack's.
  // Bytes that comparing articles with one another may take, about.
  std::uint64_t memory = compare_memory;
  FetchSettings fetch;
  std::vector<Source> sources;  // [[source]]
  std::string key;              // Makes pseudonyms of accounts stable here and different elsewhere.
};

// Where packs that come with the program lie: $WEIGUAN_PACKS, beside the program, or the source's
// packs/.
std::filesystem::path shipped_packs();

class Observatory {
 public:
  // Makes the folder and its files.  A pack is an id of a shipped one, or the path of a folder with
  // a pack.toml (it has a "/" in it), which is copied into packs/.  Throws Error if it already is
  // an observatory, or a pack is unknown.
  static void init(
      const std::filesystem::path& folder,
      const std::vector<std::string>& packs,
      const std::string& name);

  // Access::write takes the folder's lock, cuts off what an interrupted import left behind in
  // warc/, and assigns outlets anew when the packs have changed.  Throws Error when `folder` is no
  // observatory.
  Observatory(const std::filesystem::path& folder, Access access, const ProblemSink& problems = {});
  ~Observatory();
  Observatory(Observatory&&) noexcept;

  const std::filesystem::path& folder() const;
  std::filesystem::path warc_folder() const;
  const Settings& settings() const;
  const Zone& zone() const;
  const Packs& packs() const;
  const Archive& archive() const;
  Archive& archive();  // REQUIRES: Access::write, or record_run() only.

  // Where the capture's bytes lie on this disk.
  std::filesystem::path file_of(const RecordPlace& place) const;
  // The record, its digest checked.  Throws Error when the file is gone or the bytes have changed.
  Record record(const Capture& capture) const;
  Payload payload(const Capture& capture) const;

  // How an account may be shown: by name when a pack says it is public, else "账号-" / "account-"
  // and a stable pseudonym.  `account` is "platform:name".
  std::string shown_account(std::string_view account) const;

  // Names behind outlet: and group: in a query, by id or by any of their names.
  QueryNames query_names() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace weiguan

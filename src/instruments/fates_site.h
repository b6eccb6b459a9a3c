// What the archive has of a whole site: what it answers for addresses that cannot exist, and which
// of its pages are shown at a time.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"

namespace weiguan::fates {

// Where a redirect led, as far as it was followed.
struct Landing {
  std::string address;          // The last one known.
  std::optional<Capture> last;  // What stood there; nothing where that was not captured.
  std::vector<CaptureId> on_the_way;
};
// Nothing for a redirect that names no address, or goes in circles.
std::optional<Landing> follow(const Archive& archive, const Capture& redirect);
bool is_redirect(const Capture& capture);

// Whether two pages have all but the same visible text.  Never where either has none.
bool alike(std::uint64_t sketch, std::uint64_t other);

bool is_html(const Capture& capture);
bool is_served(const Capture& capture);  // 2xx, 304, or bytes without any HTTP.

enum class Likeness {
  no_probe,       // None that tells anything.
  unlike,         // The site answers otherwise for addresses that cannot exist.
  like,           // And the same.
  proves_nothing  // The probe shows an article or a wall, or probes do not agree.
};
struct Compared {
  Likeness likeness = Likeness::no_probe;
  CaptureId probe{};  // Where like.
};

class Sites {
 public:
  explicit Sites(const Archive& archive) : archive_(archive) {}

  // How a page, or the address to which a redirect led, compares with the probes of its site from a
  // month before to two days behind.
  Compared compare_page(const Capture& page);
  Compared compare_landing(const Capture& redirect, std::string_view address);

  // An article at another address of the site, and unlike the page, that was shown from ten minutes
  // before to two days behind.
  std::optional<CaptureId> shown_beside(const Capture& page, std::uint64_t sketch);
  // Its front page, a list or a feed is not found either, and no page of it is shown.
  bool is_dead(const Capture& page);

 private:
  struct Probe {
    Time time{};
    CaptureId id{};
    std::string folder;
    std::string page_kind;
    std::uint64_t sketch = 0;
    std::string landing;  // normal_url() of where it led; empty where it did not.
    int status = 0;       // Of the answer in the end.
  };
  struct Sign {
    Time time{};
    CaptureId id{};
    std::uint64_t address = 0;  // Digest of normal_url().
    std::uint64_t sketch = 0;
    enum Kind : std::uint8_t { article, page, dead_entrance } kind = page;
  };

  void read_probes();
  void read_signs();
  std::vector<const Probe*> probes_of_host(const Capture& page);
  std::vector<const Probe*> probes_near(const Capture& page);
  bool says_missing(const Capture& page);

  const Archive& archive_;
  std::optional<std::map<std::string, std::vector<Probe>, std::less<>>> probes_;  // By host.
  std::optional<std::map<std::string, std::vector<Sign>, std::less<>>> signs_;    // By host.
};

}  // namespace weiguan::fates

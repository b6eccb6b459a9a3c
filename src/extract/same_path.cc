#include "extract/same_path.h"

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>

#include "base/url.h"
#include "extract/detail/strings.h"
#include "text/utf8.h"

namespace weiguan {

namespace {

using namespace extract;

constexpr std::size_t max_parameters = 64;  // Of one address; further ones are not looked at.
constexpr std::size_t max_names = 1000;     // Of one group.
constexpr std::size_t max_told = 16;
constexpr std::size_t max_name = 60;  // Characters.

// What a parameter is called that names a visit, a moment or who sent the reader.
bool is_called_after_visits(std::string_view name) {
  static const std::vector<std::string_view> whole = {"_",
                                                      "cb",
                                                      "from",
                                                      "fromid",
                                                      "nonce",
                                                      "nocache",
                                                      "phpsessid",
                                                      "r",
                                                      "rand",
                                                      "random",
                                                      "ref",
                                                      "refer",
                                                      "scm",
                                                      "sid",
                                                      "spm",
                                                      "src",
                                                      "t",
                                                      "time",
                                                      "token",
                                                      "ts",
                                                      "tid",
                                                      "uuid",
                                                      "v",
                                                      "ver",
                                                      "version",
                                                      "_t",
                                                      "sessid",
                                                      "zsid",
                                                      "cftoken",
                                                      "cfid",
                                                      "aspsessionid",
                                                      "fbclid",
                                                      "gclid",
                                                      "msclkid",
                                                      "wd",
                                                      "_ga"};
  static const std::vector<std::string_view> begins = {
      "sess", "jsess", "utm_", "csrf", "timestamp", "cachebust", "referr", "share"};
  const std::string small = lower(name);
  return std::find(whole.begin(), whole.end(), small) != whole.end() ||
         starts_with_any(small, begins);
}

struct Values {
  std::unordered_set<std::string_view> different;
  std::size_t addresses = 0;  // That have the parameter.
};

// The values of each parameter of one group.
class Parameters {
 public:
  void add(std::string_view query) {
    if (!queries_.insert(query).second) return;
    std::vector<std::string_view> here;
    while (!query.empty() && here.size() < max_parameters) {
      const std::size_t end = std::min(query.find_first_of("&;"), query.size());
      const std::string_view one = query.substr(0, end);
      query.remove_prefix(std::min(end + 1, query.size()));
      const std::string_view name = one.substr(0, one.find('='));
      if (one.empty() || std::find(here.begin(), here.end(), name) != here.end()) continue;
      here.push_back(name);
      if (values_.size() >= max_names && values_.find(name) == values_.end()) continue;
      Values& values = values_[name];
      values.different.insert(one.substr(name.size()));
      ++values.addresses;
    }
  }

  void tell(SamePath& group) const {
    group.different = queries_.size();
    // "?17": what looks like a name is the value.
    std::size_t bare = 0;
    bool named = false;
    bool visited = false;
    for (const auto& [name, values] : values_) {
      if (values.addresses == 1 && values.different.count("") > 0) {
        ++bare;
        continue;
      }
      const bool missing = values.addresses < queries_.size();
      const std::size_t count = values.different.size() + (missing ? 1 : 0);
      if (count < 2) continue;
      group.varying.push_back({shown(name), count});
      if (!is_own(count)) continue;
      (is_called_after_visits(name) ? visited : named) = true;
    }
    bare = std::min(bare, queries_.size());
    if (bare > 1) {
      group.varying.push_back({"", bare});
      named = named || is_own(bare);
    }
    std::stable_sort(
        group.varying.begin(),
        group.varying.end(),
        [](const VaryingParameter& a, const VaryingParameter& b) { return a.values > b.values; });
    if (group.varying.size() > max_told) group.varying.resize(max_told);
    group.difference =
        named ? Difference::names : (visited ? Difference::visits : Difference::choices);
  }

 private:
  // Nine of ten addresses have a value that no other has.
  bool is_own(std::size_t count) const { return count * 10 >= queries_.size() * 9; }

  static std::string shown(std::string_view name) {
    return std::string(first_characters(one_line(to_valid_utf8(name)), max_name));
  }

  std::unordered_set<std::string_view> queries_;
  std::map<std::string_view, Values> values_;
};

struct Parts {
  std::string page;  // Host in lower case, port unless it is the scheme's own, path.
  std::string_view query;
};

std::optional<Parts> parts_of(std::string_view address) {
  const auto url = parse_url(address);
  if (!url || url->host.empty()) return {};
  Parts out;
  out.page = url->host + (url->port.empty() ? "" : ":" + url->port) + url->path;
  address = address.substr(0, address.find('#'));
  const std::size_t mark = address.find('?');
  if (mark != std::string_view::npos) out.query = address.substr(mark + 1);
  return out;
}

std::string names_of(const SamePath& group) {
  std::string out;
  for (std::size_t i = 0; i < std::min<std::size_t>(group.varying.size(), 3); ++i) {
    const VaryingParameter& one = group.varying[i];
    if (!out.empty()) out += ", ";
    out += fmt::format("{} ({} values)", one.name.empty() ? "?" : one.name, one.values);
  }
  return out;
}

}  // namespace

std::string_view to_string(Difference difference) {
  switch (difference) {
    case Difference::visits:
      return "visits";
    case Difference::choices:
      return "choices";
    case Difference::names:
      break;
  }
  return "names";
}

std::vector<SamePath> same_paths(const std::vector<std::string>& addresses, std::size_t at_least) {
  std::unordered_map<std::string, std::size_t> known;
  std::vector<SamePath> all;
  for (std::size_t i = 0; i < addresses.size(); ++i) {
    auto parts = parts_of(addresses[i]);
    if (!parts) continue;
    const auto [at, is_new] = known.try_emplace(std::move(parts->page), all.size());
    if (is_new) all.emplace_back();
    all[at->second].members.push_back(i);
  }
  for (const auto& [page, at] : known) {
    if (all[at].members.size() >= at_least) all[at].page = to_valid_utf8(page);
  }
  std::vector<SamePath> out;
  for (SamePath& group : all) {
    if (group.members.size() < std::max<std::size_t>(at_least, 2)) continue;
    Parameters parameters;
    for (const std::size_t i : group.members) parameters.add(parts_of(addresses[i])->query);
    parameters.tell(group);
    out.push_back(std::move(group));
  }
  return out;
}

Problem same_path_problem(const SamePath& group, const std::string& file, std::size_t kept) {
  static constexpr std::string_view meant[] = {
      "they may be one page", "which is called after visits, not pages", "choices of one list"};
  Problem out;
  out.file = file;
  out.rule = "address-parameters";
  out.reason = fmt::format(
      "{} addresses differ from {} only in parameters: {}; {}. The first {} were taken.",
      group.members.size(),
      group.page,
      names_of(group),
      meant[static_cast<std::size_t>(group.difference)],
      kept);
  return out;
}

}  // namespace weiguan

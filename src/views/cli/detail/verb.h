// A verb is data about itself plus one function, as an instrument is.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "base/stop.h"
#include "views/cli/cli.h"
#include "views/tables/tables.h"

namespace weiguan {

struct Option {
  std::string name;   // "from" is given as --from; a positional is named in capitals: "FILE".
  std::string value;  // What stands behind it, for the help: "PERIOD"; empty for a flag.
  std::string en, zh;
  bool required = false;
  bool many = false;  // May be given several times; a positional takes all the rest.

  bool positional() const { return !name.empty() && name[0] >= 'A' && name[0] <= 'Z'; }
};

// What the user gave, by Option::name.
class Given {
 public:
  void set(const std::string& name, std::vector<std::string> values) {
    values_[name] = std::move(values);
  }
  bool has(std::string_view name) const { return values_.find(name) != values_.end(); }
  std::string text(std::string_view name, std::string_view fallback = {}) const;
  std::vector<std::string> texts(std::string_view name) const;
  // Throws UsageError for what is no whole number from `least` up to `most`.
  std::uint64_t whole(
      std::string_view name,
      std::uint64_t fallback,
      std::uint64_t least = 0,
      std::uint64_t most = UINT64_MAX) const;

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> values_;
};

// What every verb is run in.
struct Caller {
  std::filesystem::path folder;  // -C
  Speech speech = Speech::en;
  const Stop& stop;
};

struct Verb {
  std::string name;
  std::string about_en, about_zh;  // One line.
  std::vector<Option> options;
  std::vector<std::string> examples;
  std::function<std::string()> list;  // Lines below the options, made when they are shown.
  std::string more_en, more_zh;       // Paragraphs below those; may be empty.
  std::function<ExitStatus(const Caller&, const Given&)> run;
  bool hidden = false;  // Not in the list of verbs.
};

// The words in the language of the caller, its {} filled in.
template <typename... Args>
std::string tell(Speech speech, const Words& words, const Args&... args) {
  return fmt::vformat(say(words, speech), fmt::make_format_args(args...));
}

// What a verb writes beside tables and files of rows: a page, and a feed and a mail as well, or a
// figure.
enum class Extra { none, page, news, figure };

// --format, --bom and --output, for verbs that write a table.
std::vector<Option> with_output_options(std::vector<Option> options, Extra extra = Extra::none);

// Written by hand, one file each.
Verb verb_init();
Verb verb_import();
Verb verb_fetch();
Verb verb_ask();
Verb verb_status();
Verb verb_extract();
Verb verb_search();
Verb verb_show();
Verb verb_verify();
Verb verb_export();
Verb verb_serve();
Verb verb_rebuild();
Verb verb_pack();
Verb verb_warc();
Verb verb_align();
Verb verb_similar();
Verb verb_diff();
Verb verb_runs();
Verb verb_problems();
Verb verb_describe();
Verb verb_of(const Instrument& instrument);

std::vector<Verb> all_verbs();  // In the order of the help: by hand, then one for each instrument.

std::string help_text(const std::vector<Verb>& verbs, Speech speech);
std::string help_text(const Verb& verb, Speech speech);

}  // namespace weiguan

// The contract every instrument keeps, the whole of it.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "archive/archive.h"
#include "base/progress.h"
#include "base/stop.h"
#include "model/article.h"
#include "packs/packs.h"

namespace weiguan {

// Not known (missing), a whole number, a number, a text.  "Not known" is never shown as zero.
using Value = std::variant<std::monostate, std::int64_t, double, std::string>;

struct Words {  // What is shown to people, in the languages the program speaks.
  std::string_view en, zh;
};

// What a row rests on.
struct Evidence {
  std::vector<ArticleId> articles;
  std::vector<CaptureId> captures;
  std::vector<Passage> passages;
  std::optional<Filter> filter;  // Where they are many: exactly the articles that pass it.
};

enum class Type {
  text,
  whole,
  number,
  boolean,
  choice,
  time,
  period,
  outlet,
  group,
  account,
  article,
  capture,
  tier  // Of a phrase's temperature: Tier::id of the packs.
};

struct Choice {
  std::string_view name;
  Words meaning;
};

struct Parameter {
  std::string_view name;  // Lower-case words with hyphens: the option and the form field.
  Words meaning;
  Type type = Type::text;
  std::string_view fallback;             // What stands when it is not given; may be empty.
  std::span<const Choice> choices = {};  // For Type::choice.
  // Several values, one a line.  On the command line they stand behind the verb, without an option.
  bool many = false;
};

// What a text does in a table for eyes that is too narrow for it; files hold all of it.
enum class Narrow {
  wrap,       // Goes on in the next line.
  cut_front,  // Set to the right and cut at its front: what stands before something.
  cut_end     // Cut at its end: what stands behind something.
};

// What a cell is where each row of the table is news: an entry of a feed, an item of a digest.
enum class Entry {
  none,
  id,    // The same whenever the row is made again; one at least, together unlike any other's.
  time,  // Since when it is known.
  title,
  address,   // Of the web.
  category,  // What readers sort by.
  text       // Shown whole, under the title.
};

struct Column {
  std::string_view name;  // Lower-case words with underscores: the CSV header and the JSON key.
  Words heading, meaning;
  Type type = Type::text;
  std::string_view unit = {};  // "articles", "days", ...; empty where there is none.
  // Left out of tables for eyes unless all columns are asked for; files always have it.
  bool minor = false;
  // For Type::choice: the words it may hold. Files have the name, tables for eyes its meaning.
  std::span<const Choice> choices = {};
  Narrow narrow = Narrow::wrap;
  Entry entry = Entry::none;
};

constexpr Column as_entry(Column column, Entry entry) {
  column.entry = entry;
  return column;
}

// One with columns that are an entry's id, time and title can be written as a feed.
struct Table {
  std::string_view name;
  Words meaning;
  std::span<const Column> columns;
};

struct Row {
  std::size_t table = 0;
  std::vector<Value> values;  // One for each column.
  Evidence evidence;
};

// Complete: every parameter stands here, checked by check_arguments(), the fallback where none was
// given.
using Arguments = std::map<std::string, std::string, std::less<>>;

struct RunContext {
  std::function<bool(Row&&)> row;  // False: no more rows, please.
  ProgressSink progress;
  const Stop* stop = nullptr;  // May be null.
  // A remark on the whole result: why it is empty, what was left out.  May be empty.
  std::function<void(Words)> note;
  Zone zone;         // The observatory's: for periods.
  QueryNames names;  // For parameters that are searches.
};

struct Instrument {
  std::string_view name;     // The command, the URL, the Python function and the folder.
  std::string_view version;  // Grows when the same archive gives other rows.
  Words question;            // One line.
  std::span<const Parameter> parameters;
  std::span<const Table> tables;
  // Streams rows, in an order that it promises; the same archive, packs and arguments give the same
  // rows. Throws UsageError for arguments that do not go together.
  void (*run)(
      const Archive& archive,
      const Packs& packs,
      const Arguments& arguments,
      const RunContext& context);
};

std::span<const Instrument* const> instruments();  // Every one in this build, in listed order.
const Instrument* find_instrument(std::string_view name);  // Null where there is none.

// Fills in what was not given (an empty value is not given) and checks each value against its
// parameter's type and choices. What comes back has one form: outlets and groups by id, booleans
// "true" or "false", whole numbers without a leading zero or plus, many values one a line without
// empty ones. An outlet parameter takes several, with commas between.
// Throws UsageError that names the parameter, what was given and what is expected.
Arguments check_arguments(const Instrument& instrument, const Arguments& given, const Packs& packs);

// How "" is written where an empty text would mean "not given": articles of no known outlet, and
// those whose language cannot be told (ISO 639-2).
inline constexpr std::string_view unknown_outlet = "unknown";
inline constexpr std::string_view unknown_language = "und";

// The values of a parameter that takes many.
std::vector<std::string> split_lines(std::string_view text);

// The parts between commas, without white space around them; empty ones are left out.
std::vector<std::string> split_list(std::string_view text);

}  // namespace weiguan

#include "packs/detail/equivalents.h"

#include <optional>
#include <utility>

#include <fmt/format.h>

#include "packs/detail/row_reader.h"
#include "packs/words.h"
#include "text/fold.h"
#include "text/tokens.h"

namespace weiguan {

namespace {

// By folded word: the id of its row.
using Owners = std::map<std::string, std::string>;

void check_words(
    RowReader& reader,
    std::size_t column,
    const std::vector<std::string>& words,
    const std::string& id,
    const Owners& owners) {
  if (words.empty() && reader.text(column).empty())
    reader.fault(column, "found nothing; expected what is said in this language");
  for (const std::string& word : words) {
    if (tokens(word).empty()) reader.fault_of(column, word, "expected letters or signs");
    const auto owner = owners.find(fold(word));
    if (owner != owners.end() && owner->second != id)
      reader.fault_of(
          column,
          word,
          fmt::format("it stands in the row {} already; expected each word once", owner->second));
  }
}

std::optional<Equivalent> read(const TableRow& row, const Owners& owners, const Teller& teller) {
  RowReader reader("equivalent", row.cells, equivalent_columns, row.place, teller);
  Equivalent one;
  one.id = reader.id();
  one.kind = reader.word(equivalent_column::kind, equivalent_kinds());
  one.words.zh = reader.list(equivalent_column::zh);
  one.words.en = reader.list(equivalent_column::en);
  check_words(reader, equivalent_column::zh, one.words.zh, one.id, owners);
  check_words(reader, equivalent_column::en, one.words.en, one.id, owners);
  if (!reader.good()) return {};
  return one;
}

}  // namespace

void EquivalentFiles::add(std::string_view bytes, const Teller& teller) {
  Owners owners;
  const auto own = [&owners](const Equivalent& one) {
    for (const std::string& word : one.words.all()) owners.emplace(fold(word), one.id);
  };
  for (const auto& [id, row] : rows_) own(row.thing);
  for (TableRow& row : read_rows(bytes, equivalent_columns, rows_, teller)) {
    auto one = read(row, owners, teller);
    if (!one) continue;
    own(*one);
    const std::string id = one->id;
    rows_[id] = {std::move(row), std::move(*one), {}};
  }
}

std::vector<Equivalent> EquivalentFiles::equivalents() const {
  std::vector<Equivalent> all;
  for (const auto& [id, row] : rows_) all.push_back(row.thing);
  return all;
}

}  // namespace weiguan

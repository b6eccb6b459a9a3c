#include "packs/detail/entity_row.h"

#include <algorithm>

#include <fmt/format.h>

#include "packs/detail/row_reader.h"
#include "text/fold.h"
#include "text/tokens.h"
#include "text/utf8.h"

namespace weiguan {

namespace {

bool has_cjk(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (is_cjk(next_character(text, at))) return true;
  }
  return false;
}

// Words that can be looked for: of one token or more.
std::vector<std::string> words(RowReader& row, std::size_t column) {
  std::vector<std::string> out = row.list(column);
  for (const std::string& one : out) {
    if (tokens(one).empty()) row.fault_of(column, one, "expected letters or signs");
  }
  return out;
}

void read_kind(RowReader& row, const std::vector<EntityKind>& kinds, Entity& into) {
  into.kind = row.text(entity_column::kind);
  if (kinds.empty() && into.kind.empty()) return;
  if (std::ranges::count(kinds, into.kind, &EntityKind::id) > 0) return;
  std::vector<std::string_view> known;
  for (const EntityKind& one : kinds) known.emplace_back(one.id);
  row.fault_of(
      entity_column::kind,
      into.kind,
      known.empty() ? "expected nothing: the register names no kinds"
                    : fmt::format("expected {}{}", one_of(known), nearest(into.kind, known)));
}

}  // namespace

void call(Entity& entity, const std::string& name, bool weak) {
  if (name.empty()) return;
  const std::string folded = fold(name);
  for (EntityName& one : entity.called) {
    if (fold(one.text) != folded) continue;
    one.weak = one.weak || weak;
    return;
  }
  entity.called.push_back({name, has_cjk(name) ? "zh" : "en", weak});
}

std::optional<Entity> read_entity(
    const std::vector<std::string>& cells,
    const std::vector<EntityKind>& kinds,
    Place place,
    const Teller& teller) {
  RowReader row("entity", cells, entity_columns, place, teller);
  Entity entity;
  entity.id = row.id();
  entity.names = row.names();
  for (const std::string* name : {&entity.names.hans, &entity.names.hant, &entity.names.en}) {
    if (!name->empty() && tokens(*name).empty())
      row.fault_of(entity_column::name_hans, *name, "expected letters or signs");
    call(entity, *name, false);
  }
  for (const std::string& name : words(row, entity_column::also)) call(entity, name, false);
  for (const std::string& name : words(row, entity_column::weak)) call(entity, name, true);
  entity.code = row.text(entity_column::code);
  read_kind(row, kinds, entity);
  entity.parent = row.text(entity_column::parent);
  entity.with = words(row, entity_column::with);
  entity.without = words(row, entity_column::without);
  entity.other_words = words(row, entity_column::other_words);
  entity.own_words = words(row, entity_column::own_words);
  entity.valid_from = row.text(entity_column::valid_from);
  entity.valid_to = row.text(entity_column::valid_to);
  row.check_validity(entity_column::valid_from, entity_column::valid_to, Zone());
  entity.source = row.text(entity_column::source);
  if (entity.source.empty())
    row.fault(
        entity_column::source,
        "found nothing; expected where the facts of the row come from, such as \"public record\"");
  entity.note = row.text(entity_column::note);
  if (!row.good()) return {};
  return entity;
}

}  // namespace weiguan

// What is allowed in a register and yet may be a slip.
#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "packs/detail/register_store.h"
#include "text/fold.h"

namespace weiguan {

namespace {

struct BearerOfName {
  std::string register_id;
  const PackRow<Entity>* row;
  std::string spelled;
};

bool has_context(const Entity& entity) {
  return !entity.parent.empty() || !entity.with.empty();
}

}  // namespace

std::vector<Problem> register_warnings(const RegisterStore& store) {
  const Registers all = store.registers({});
  // By sort, since registers of one sort are read together, and folded name.
  std::map<std::pair<std::string, std::string>, std::vector<BearerOfName>> bearers;
  for (const auto& [id, rows] : store.rows()) {
    const Register* of = all.find(id);
    for (const auto& [entity_id, row] : rows) {
      for (const EntityName& name : row.thing.called) {
        if (!name.weak) bearers[{of->sort, fold(name.text)}].push_back({id, &row, name.text});
      }
    }
  }
  std::vector<Problem> warnings;
  for (const auto& [key, who] : bearers) {
    if (who.size() < 2) continue;
    for (const BearerOfName& one : who) {
      if (has_context(one.row->thing)) continue;
      const BearerOfName& other = &one == &who.front() ? who.back() : who.front();
      Problem warning;
      warning.file = one.row->file;
      warning.line = one.row->row.place.line;
      warning.rule = "pack-register-with";
      warning.reason = fmt::format(
          "\"{}\" is a name of {}/{} and of {}/{}, and the first has neither a parent nor words "
          "that speak for it (with), so the name is never counted for it; expected one of them, or "
          "the name among the weak ones of one",
          one.spelled,
          one.register_id,
          one.row->thing.id,
          other.register_id,
          other.row->thing.id);
      warnings.push_back(std::move(warning));
    }
  }
  return warnings;
}

}  // namespace weiguan

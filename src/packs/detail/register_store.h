// Registers being put together from the files of several folders.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "packs/detail/overlay.h"
#include "packs/registers.h"
#include "packs/told.h"

namespace weiguan {

using EntityRows = std::map<std::string, PackRow<Entity>, std::less<>>;

class RegisterStore {
 public:
  // Lays the files over those added before, row by row and key by key.  Faults are told, rule
  // "pack-register-<field>", and what has one is left out.
  void add(const RegisterFiles& files, const ProblemSink& problems);

  // What is known now, with a register "outlets" of these.  Entities whose parent is not there
  // stand without it; ranks of entities that are not there are left out.
  Registers registers(std::span<const Outlet> outlets) const;

  const std::map<std::string, EntityRows, std::less<>>& rows() const { return rows_; }

 private:
  void add_head(const std::string& id, std::string_view bytes, const Teller& teller);
  void add_rows(
      const std::string& id, std::string_view bytes, const std::string& file, const Teller& teller);
  void add_rankings(std::string_view bytes, const Teller& teller);
  void check_parents(const RegisterFiles& files, const ProblemSink& problems) const;

  std::map<std::string, Register, std::less<>> heads_;  // Without entities.
  std::map<std::string, EntityRows, std::less<>> rows_;
  std::map<std::string, OfficialRanking, std::less<>> rankings_;
};

// What is allowed and yet may be a slip: a name that two entities bear and nothing tells apart.
std::vector<Problem> register_warnings(const RegisterStore& store);

const std::vector<std::string_view>& register_keys();          // Of NAME.toml.
const std::vector<std::string_view>& official_ranking_keys();  // Of [[ranking]].

}  // namespace weiguan

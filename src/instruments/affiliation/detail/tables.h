// What the instrument says of itself: its tables.
#pragma once

#include <array>
#include <span>

#include "instruments/instruments.h"

namespace weiguan::affiliation {

enum : std::size_t { nodes_table, edges_table, paths_table, under_table, seats_table, times_table };

inline constexpr std::array<Choice, 7> relation_choices = {
    {{"owns", {"owns", "拥有"}},
     {"supervises", {"supervises (主管)", "主管"}},
     {"sponsors", {"sponsors (主办)", "主办"}},
     {"part-of", {"is part of", "隶属于"}},
     {"account-of", {"is an account of", "是其账号"}},
     {"seat", {"has a seat in", "任职于"}},
     {"partner", {"works with", "合作"}}}};

extern const std::span<const Table> tables;

}  // namespace weiguan::affiliation

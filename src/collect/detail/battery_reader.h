// A battery's file, part by part; each part tells what is wrong with it and goes on.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "collect/battery.h"
#include "packs/toml_reader.h"

namespace weiguan {

inline constexpr std::uint64_t longest_battery = std::uint64_t{16} << 20;  // Bytes.

// `file` is only named.
std::optional<Battery> parse_battery(
    std::string_view bytes,
    const std::filesystem::path& file,
    const Packs& packs,
    const ProblemSink& problems);

// What is wrong with a language's tag, or with the id of a model; nothing ("") where it is right.
std::string tag_fault(std::string_view tag);
std::string model_id_fault(std::string_view id);

// Numbers within bounds; a key that is not there changes nothing.
void read_count(
    TomlReader& reader,
    std::string_view key,
    std::uint64_t least,
    std::uint64_t most,
    std::uint64_t& into);
void read_number(
    TomlReader& reader, std::string_view key, double most, std::optional<double>& into);

// The table's texts by language; keys in `others` are somebody else's.
Wordings read_wordings(TomlReader& reader, const std::vector<std::string_view>& others);

void read_head(const toml::table& file, const Teller& teller, Battery& into);
void read_limits(const toml::table& file, const Teller& teller, BatteryLimits& into);
void read_models(const toml::table& file, const Packs& packs, const Teller& teller, Battery& into);
void read_judge(const toml::table& file, const Packs& packs, const Teller& teller, Battery& into);
void read_follow_ups(const toml::table& file, const Teller& teller, Battery& into);
void read_questions(const toml::table& file, const Teller& teller, Battery& into);

// Of what does not fit together.  REQUIRES: all else was read.
void check_battery(const toml::table& file, const Teller& teller, const Battery& battery);

}  // namespace weiguan

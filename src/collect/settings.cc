#include "collect/detail/settings.h"

#include <array>
#include <random>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <toml++/toml.h>

#include "base/digest.h"
#include "base/error.h"
#include "base/time.h"

namespace weiguan {

namespace {

constexpr std::string_view advice = "docs/formats/observatory.md says what weiguan.toml may hold.";

constexpr std::int64_t least_memory = 32, most_memory = 1 << 20;  // MiB.

[[noreturn]] void fail(
    const std::filesystem::path& file, const toml::source_region& at, const std::string& reason) {
  throw Error(fmt::format("{}:{}: {}", file.string(), at.begin.line, reason), std::string(advice));
}

std::string text_of(
    const toml::node& node, std::string_view key, const std::filesystem::path& file) {
  if (const auto text = node.value_exact<std::string>()) return *text;
  fail(file, node.source(), fmt::format("{} wants a text in quotes", key));
}

std::string toml_text(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
      out += fmt::format("\\u{:04X}", static_cast<unsigned>(c));
    } else {
      out += c;
    }
  }
  return out + "\"";
}

}  // namespace

Settings parse_settings(std::string_view toml, const std::filesystem::path& file) {
  Settings settings;
  try {
    for (const auto& [key, node] : toml::parse(toml, file.string())) {
      const std::string_view name = key.str();
      if (name == "name") {
        settings.name = text_of(node, name, file);
      } else if (name == "zone") {
        settings.zone = text_of(node, name, file);
        if (!Zone::find(settings.zone)) {
          fail(
              file,
              node.source(),
              fmt::format("zone \"{}\" is not known; \"Asia/Shanghai\" is one", settings.zone));
        }
      } else if (name == "key") {
        settings.key = text_of(node, name, file);
      } else if (name == "memory") {
        const auto mebibytes = node.value_exact<std::int64_t>();
        if (!mebibytes || *mebibytes < least_memory || *mebibytes > most_memory) {
          fail(
              file,
              node.source(),
              fmt::format(
                  "memory wants a whole number of MiB from {} to {}", least_memory, most_memory));
        }
        settings.memory = static_cast<std::uint64_t>(*mebibytes) << 20;
      } else if (name == "packs") {
        const toml::array* packs = node.as_array();
        if (packs == nullptr) fail(file, node.source(), "packs wants a list of texts in quotes");
        for (const toml::node& pack : *packs) settings.packs.push_back(text_of(pack, name, file));
      } else {
        fail(
            file,
            key.source(),
            fmt::format(
                "there is no setting \"{}\"; there are name, packs, zone, memory, key", name));
      }
    }
  } catch (const toml::parse_error& error) {
    fail(file, error.source(), std::string(error.description()));
  }
  return settings;
}

std::string print_settings(const Settings& settings) {
  std::string packs;
  for (const std::string& pack : settings.packs) {
    if (!packs.empty()) packs += ", ";
    packs += toml_text(pack);
  }
  return fmt::format(
      "# A Weiguan observatory.  docs/formats/observatory.md says what may stand here.\n"
      "name = {}\n"
      "packs = [{}]\n"
      "zone = {}\n"
      "# Makes the pseudonyms of accounts.  Keep it secret: who has it can tell which name stands\n"
      "# behind a pseudonym.\n"
      "key = {}\n",
      toml_text(settings.name),
      packs,
      toml_text(settings.zone),
      toml_text(settings.key));
}

std::string new_key() {
  std::random_device random;
  std::string bytes;
  for (int i = 0; i < 32; ++i) bytes += static_cast<char>(random() & 255);
  return to_hex(bytes);
}

}  // namespace weiguan

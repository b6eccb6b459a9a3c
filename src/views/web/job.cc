#include "views/web/detail/job.h"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "views/web/detail/json.h"

namespace weiguan::web {

namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 5> states = {
    "queued", "running", "done", "failed", "stopped"};

std::string optional_count(const std::optional<std::uint64_t>& value) {
  return value ? std::to_string(*value) : "null";
}

std::string text_of(const json& object, const char* name) {
  const auto at = object.find(name);
  return at != object.end() && at->is_string() ? at->get<std::string>() : std::string{};
}

std::uint64_t count_of(const json& object, const char* name) {
  const auto at = object.find(name);
  return at != object.end() && at->is_number_unsigned() ? at->get<std::uint64_t>() : 0;
}

std::optional<std::uint64_t> optional_of(const json& object, const char* name) {
  const auto at = object.find(name);
  if (at == object.end() || !at->is_number_unsigned()) return {};
  return at->get<std::uint64_t>();
}

Note note_of(const json& value) {
  return value.is_object() ? Note{text_of(value, "en"), text_of(value, "zh")} : Note{};
}

}  // namespace

std::string_view name_of(JobState state) {
  return states[static_cast<std::size_t>(state)];
}

std::string job_json(const Job& job) {
  JsonObject progress;
  progress.text("what", job.progress.what)
      .count("records", job.progress.records)
      .count("bytes", job.progress.bytes)
      .count("of_bytes", job.progress.of_bytes);
  JsonObject out;
  out.text("id", job.id)
      .text("instrument", job.instrument)
      .text("version", job.version)
      .raw("arguments", json_arguments(job.arguments))
      .text("packs", job.packs)
      .text("state", name_of(job.state))
      .count("order", static_cast<std::uint64_t>(job.order))
      .text("created", job.created)
      .text("started", job.started)
      .text("ended", job.ended)
      .count("attempts", static_cast<std::uint64_t>(job.attempts))
      .raw("archive_state", optional_count(job.archive_state))
      .raw("archive_state_end", optional_count(job.archive_state_end))
      .count("rows", job.rows)
      .count("bytes", job.bytes)
      .raw("cut", job.cut ? "true" : "false")
      .raw("notes", notes_json(job.notes))
      .raw(
          "reason",
          job.reason.en.empty()
              ? "null"
              : JsonObject().text("en", job.reason.en).text("zh", job.reason.zh).str())
      .text("advice", job.advice)
      .raw("progress", progress.str());
  return out.str();
}

std::optional<Job> parse_job(std::string_view text) {
  const auto object = json::parse(text, nullptr, false);
  if (!object.is_object()) return {};
  const auto state = std::find(states.begin(), states.end(), text_of(object, "state"));
  Job job;
  job.id = text_of(object, "id");
  job.instrument = text_of(object, "instrument");
  if (state == states.end() || job.id.empty() || job.instrument.empty()) return {};
  job.state = static_cast<JobState>(state - states.begin());
  job.version = text_of(object, "version");
  job.packs = text_of(object, "packs");
  if (const auto at = object.find("arguments"); at != object.end() && at->is_object()) {
    for (const auto& [name, value] : at->items()) {
      if (value.is_string()) job.arguments[name] = value.get<std::string>();
    }
  }
  job.order = static_cast<std::int64_t>(count_of(object, "order"));
  job.created = text_of(object, "created");
  job.started = text_of(object, "started");
  job.ended = text_of(object, "ended");
  job.attempts = static_cast<int>(std::min<std::uint64_t>(count_of(object, "attempts"), 1000));
  job.archive_state = optional_of(object, "archive_state");
  job.archive_state_end = optional_of(object, "archive_state_end");
  job.rows = count_of(object, "rows");
  job.bytes = count_of(object, "bytes");
  job.cut = object.value("cut", json()) == json(true);
  if (const auto at = object.find("notes"); at != object.end() && at->is_array()) {
    for (const auto& one : *at) job.notes.push_back(note_of(one));
  }
  job.reason = note_of(object.value("reason", json()));
  job.advice = text_of(object, "advice");
  if (const auto at = object.find("progress"); at != object.end() && at->is_object()) {
    job.progress.what = text_of(*at, "what");
    job.progress.records = count_of(*at, "records");
    job.progress.bytes = count_of(*at, "bytes");
    job.progress.of_bytes = count_of(*at, "of_bytes");
  }
  return job;
}

}  // namespace weiguan::web

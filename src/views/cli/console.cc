#include "views/cli/detail/console.h"

#include <cerrno>
#include <cstdlib>
#include <system_error>

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "text/utf8.h"

namespace weiguan {

namespace {

// Of standard output; without end where it is no terminal, so that programs see one row a line.
std::size_t terminal_width() {
  constexpr std::size_t unbounded = 1U << 30;
  if (!terminal(stdout)) return unbounded;
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40) return size.ws_col;
  return 100;
}

constexpr std::uint64_t problems_in_full = 20;

bool writes(Extra extra, Format format) {
  if (format == Format::html) return extra != Extra::none;
  if (format == Format::atom || format == Format::mail) return extra == Extra::news;
  if (format == Format::svg) return extra == Extra::figure;
  return true;
}

// After a write that failed: a reader that has gone wants no more; anything else ends the work.
void note_failure(bool& closed) {
  if (errno == EPIPE) {
    closed = true;
    return;
  }
  throw Error(
      fmt::format("the output cannot be written: {}", std::generic_category().message(errno)),
      "Make room on the disk and run the command again.");
}

}  // namespace

Output::Output(const Given& given) {
  const std::string name = given.text("output");
  if (name.empty() || name == "-") return;
  path_ = name;
  std::error_code error;
  const auto status = std::filesystem::status(path_, error);
  // A device or pipe has no other name to be written under.
  const bool plain = !std::filesystem::exists(status) || std::filesystem::is_regular_file(status);
  if (plain) unfinished_ = path_.string() + ".unfinished";
  file_ = std::fopen((plain ? unfinished_ : path_).c_str(), "wb");
  if (file_ == nullptr) {
    const std::string why = std::generic_category().message(errno);
    throw Error(
        fmt::format("{} cannot be written: {}", name, why),
        "Choose a folder that exists and that you may write to.");
  }
}

Output::~Output() {
  if (file_ != stdout && file_ != nullptr) {
    std::fclose(file_);
    std::error_code ignored;
    if (!unfinished_.empty()) std::filesystem::remove(unfinished_, ignored);
  }
}

void Output::write(std::string_view text) {
  if (closed_ || text.empty()) return;
  if (std::fwrite(text.data(), 1, text.size(), file_) == text.size()) return;
  note_failure(closed_);
}

void Output::finish() {
  const auto failed = [this] { note_failure(closed_); };
  if (std::fflush(file_) != 0) failed();
  if (file_ == stdout) return;
  std::FILE* file = file_;
  file_ = nullptr;
  if (std::fclose(file) != 0) failed();
  if (!unfinished_.empty()) std::filesystem::rename(unfinished_, path_);
}

bool Output::terminal() const {
  return weiguan::terminal(file_);
}

TextSink Output::sink() {
  return [this](std::string_view text) { write(text); };
}

TableWriter::Options table_options(
    const Given& given, const Caller& caller, const Output& output, Extra extra) {
  TableWriter::Options options;
  options.speech = caller.speech;
  options.bom = given.has("bom");
  options.width = output.to_file() ? std::size_t{1} << 30 : terminal_width();
  options.format = Format::table;
  if (given.has("format")) {
    const auto format = parse_format(given.text("format"));
    if (!format || !writes(extra, *format)) {
      throw UsageError(
          fmt::format("\"{}\" is no format", given.text("format")),
          extra == Extra::news
              ? "The formats are table, csv, tsv, jsonl, json, html, atom and mail."
          : extra == Extra::figure ? "The formats are table, csv, tsv, jsonl, json, html and svg."
          : extra == Extra::page   ? "The formats are table, csv, tsv, jsonl, json and html."
                                   : "The formats are table, csv, tsv, jsonl and json.");
    }
    options.format = *format;
  } else if (output.to_file()) {
    const std::string ending = std::filesystem::path(given.text("output")).extension().string();
    if (const auto format = ending.empty() ? std::nullopt : parse_format(ending.substr(1))) {
      if (writes(extra, *format)) options.format = *format;
    }
  }
  return options;
}

void remark(std::string_view text) {
  std::fflush(stdout);
  fmt::print(stderr, "weiguan: {}\n", for_terminal(text));
}

bool terminal(std::FILE* file) {
  return isatty(fileno(file)) == 1;
}

std::string grouped(std::uint64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t at = text.size(); at > 3; at -= 3) text.insert(at - 3, ",");
  return text;
}

std::string counted(std::uint64_t number, const char* one, const char* many) {
  return fmt::format("{} {}", grouped(number), number == 1 ? one : many);
}

Value known(const std::string& text) {
  return text.empty() ? Value{} : Value{text};
}

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& one : parts) text += (text.empty() ? "" : "; ") + one;
  return text;
}

std::string addresses(const std::vector<Image>& images) {
  std::string text;
  for (const Image& one : images) text += (text.empty() ? "" : " ") + one.url;
  return text;
}

std::string byte_size(std::uint64_t bytes) {
  if (bytes < 1000) return fmt::format("{} B", bytes);
  double size = static_cast<double>(bytes);
  const char* unit = "kB";
  for (const char* next : {"kB", "MB", "GB", "TB"}) {
    unit = next;
    size /= 1000;
    if (size < 999.95) break;
  }
  return fmt::format("{:.1f} {}", size, unit);
}

std::string wall_clock(Time time, const Zone& zone) {
  const auto local = zone.to_local(time);
  std::string text =
      format_time(Time{local.time_since_epoch()});  // Digits only; the zone is told elsewhere.
  text.resize(16);
  text[10] = ' ';
  return text;
}

std::string shown_time(const TimeRange& time, const Zone& zone, Speech speech) {
  if (time.earliest <= beginning_of_time) {
    return tell(
        speech,
        {"not known; it stood there on {}", "未知；{} 时已存在"},
        wall_clock(time.latest, zone));
  }
  if (time.earliest == time.latest) return wall_clock(time.earliest, zone);
  for (const Unit unit : {Unit::day, Unit::month, Unit::year}) {
    const Period period = period_of(time.earliest, unit, zone);
    if (period.from == time.earliest && period.to - std::chrono::seconds{1} == time.latest) {
      return format_period(period.from, unit, zone);
    }
  }
  const std::string first = wall_clock(time.earliest, zone);
  const std::string last = wall_clock(time.latest, zone);
  if (first == last) return first;
  return tell(speech, {"between {} and {}", "{} 至 {} 之间"}, first, last);
}

std::string shown_outlet(const std::string& id, const Packs& packs, Speech speech) {
  const Outlet* outlet = packs.outlet(id);
  if (outlet == nullptr) return id;
  const Names& names = outlet->names;
  const std::string& first = speech == Speech::zh ? names.hans : names.en;
  for (const std::string* one : {&first, &names.hans, &names.hant, &names.en}) {
    if (!one->empty()) return *one;
  }
  return id;
}

Observatory open_observatory(const Caller& caller, Access access) {
  return Observatory(caller.folder, access, [](const Problem& problem) {
    remark(fmt::format(
        "{}{}: {}",
        problem.file,
        problem.line > 0 ? fmt::format(":{}", problem.line) : "",
        problem.reason));
  });
}

ProgressLine::ProgressLine(Speech speech)
    : speech_(speech), draws_(terminal(stderr)), began_(std::chrono::steady_clock::now()) {}

ProgressLine::~ProgressLine() {
  clear();
}

void ProgressLine::show(const Progress& progress) {
  if (!draws_) return;
  const auto time = std::chrono::steady_clock::now();
  if (time - last_ < std::chrono::milliseconds{100}) return;
  last_ = time;
  const double seconds = std::chrono::duration<double>(time - began_).count();
  const double rate = seconds > 0 ? static_cast<double>(progress.bytes) / seconds : 0;
  std::string text;
  if (progress.of_bytes > 0) {
    const double part =
        static_cast<double>(progress.bytes) / static_cast<double>(progress.of_bytes);
    const auto full = static_cast<std::size_t>(part < 1 ? part * 20 : 20);
    text += fmt::format(
        "[{}{}] {:3.0f}% ", std::string(full, '#'), std::string(20 - full, '.'), part * 100);
  }
  text += tell(speech_, {"{} records ", "{} 条 "}, grouped(progress.records));
  if (progress.bytes > 0) {
    text += fmt::format(
        " {} {}/s ", byte_size(progress.bytes), byte_size(static_cast<std::uint64_t>(rate)));
  }
  if (progress.of_bytes > progress.bytes && rate > 0) {
    const auto left =
        static_cast<std::uint64_t>(static_cast<double>(progress.of_bytes - progress.bytes) / rate);
    text += tell(speech_, {" {}:{:02} left ", " 剩余 {}:{:02} "}, left / 60, left % 60);
  }
  text += " " + for_terminal(progress.what);
  while (display_width(text) > 99) text.pop_back();
  fmt::print(stderr, "\r\x1b[K{}", to_valid_utf8(text));
  std::fflush(stderr);
  drawn_ = true;
}

void ProgressLine::clear() {
  if (!drawn_) return;
  fmt::print(stderr, "\r\x1b[K");
  std::fflush(stderr);
  drawn_ = false;
}

void ProblemList::add(const Problem& problem) {
  if (++count_ > problems_in_full) return;
  if (line_ != nullptr) line_->clear();
  std::string place = problem.file;
  if (problem.line > 0) {
    place += fmt::format(":{}", problem.line);
  } else if (problem.offset > 0) {
    place += tell(speech_, {" at byte {}", " 第 {} 字节"}, problem.offset);
  }
  remark(fmt::format("{}: {} [{}]", place, problem.reason, problem.rule));
}

void ProblemList::finish() const {
  if (count_ <= problems_in_full) return;
  remark(tell(
      speech_,
      {"{} more; \"weiguan problems\" lists them all",
       "另有 {1} 个问题；weiguan problems 可列出全部"},
      counted(count_ - problems_in_full, "problem", "problems"),
      grouped(count_ - problems_in_full)));
}

}  // namespace weiguan

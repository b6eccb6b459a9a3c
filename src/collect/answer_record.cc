#include "collect/detail/answer_record.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/digest.h"
#include "base/url.h"
#include "collect/detail/ask_known.h"
#include "collect/detail/asked_json.h"
#include "collect/detail/heard.h"
#include "collect/detail/read_record.h"
#include "text/language.h"

namespace weiguan {

namespace {

constexpr const char* exchange_header = "Weiguan-Exchange";

// WARC 1.1, 5.13.
const char* truncated_by(FailureKind kind) {
  switch (kind) {
    case FailureKind::limit:
      return "length";
    case FailureKind::timeout:
      return "time";
    case FailureKind::cut:
      return "disconnect";
    default:
      return "unspecified";
  }
}

PackedRecord pack_asked(
    const NewRecord& capture,
    const PackedRecord& packed,
    const std::string& name,
    const std::string& asked) {
  NewRecord record;
  record.type = "metadata";
  record.url = capture.url;
  record.time = capture.time;
  record.content_type = "application/json";
  record.block = asked;
  record.more = {{"WARC-Refers-To", "<" + packed.record_id + ">"}, {exchange_header, name}};
  return pack_record(record);
}

PackedRecord pack_request(
    const NewRecord& capture, const PackedRecord& packed, const Exchange& exchange) {
  NewRecord record;
  record.type = "request";
  record.url = capture.url;
  record.time = capture.time;
  record.content_type = "application/http; msgtype=request";
  record.block = exchange.sent;
  if (!exchange.ip.empty()) record.more.emplace_back("WARC-IP-Address", exchange.ip);
  record.more.emplace_back("WARC-Concurrent-To", "<" + packed.record_id + ">");
  return pack_record(record);
}

FetchedRecords records_of(
    Exchange&& exchange,
    std::string_view purpose,
    const std::string& name,
    AskedJson asked,
    const Packs& packs,
    const OutletZones& zones) {
  NewRecord record;
  record.url = exchange.request.url;
  record.time = std::chrono::floor<std::chrono::seconds>(exchange.begun);
  record.more.emplace_back("Weiguan-Purpose", purpose);
  record.more.emplace_back(exchange_header, name);
  add_connection(exchange, record.more);
  if (exchange.masked) record.more.emplace_back("Weiguan-Masked", "key");
  const std::string failure =
      exchange.failure ? failure_of(*exchange.failure, exchange.reason) : std::string();
  const std::size_t head = exchange.head.size();
  std::string block;
  if (head == 0) {
    block = failure_block(failure);
    record = failure_record(std::move(record), failure, block);
  } else {
    block = std::move(exchange.head) + exchange.body;
    record.type = "response";
    record.content_type = "application/http; msgtype=response";
    record.block = block;
    record.payload = record.block.substr(head);
    if (exchange.failure) {
      record.more.emplace_back("WARC-Truncated", truncated_by(*exchange.failure));
      record.more.emplace_back("Weiguan-Failure", failure);
    }
  }
  asked.ended = std::chrono::floor<std::chrono::seconds>(exchange.ended);
  if (!exchange.sent.empty()) asked.lasted = exchange.lasted;
  for (const BodyPart& part : exchange.parts)
    asked.parts.push_back({part.offset + head, part.milliseconds});
  const std::string json = to_json(asked);

  FetchedRecords out;
  PackedRecord packed = pack_record(record);
  if (!exchange.sent.empty()) out.records.push_back(pack_request(record, packed, exchange));
  out.records.push_back(pack_asked(record, packed, name, json));
  const Record read = as_read(record, packed);
  out.records.push_back(std::move(packed));
  out.findings = read_capture(read, {id_of_capture(read), {}, record.url, json}, packs, zones);
  return out;
}

std::string one_line(const std::string& text) {
  std::string out;
  for (const char c : text) {
    const bool blank = c == '\n' || c == '\r' || c == '\t' || c == ' ';
    if (!blank) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

std::optional<double> cost_of(const AskedJson& asked, const Answer& answer) {
  if (!asked.price_in || !asked.price_out || !answer.tokens_in || !answer.tokens_out) return {};
  return (*asked.price_in * static_cast<double>(*answer.tokens_in) +
          *asked.price_out * static_cast<double>(*answer.tokens_out)) /
         1e6;
}

void add_answer(AskedJson&& asked, Heard&& heard, const Capture& capture, Findings& found) {
  Answer& answer = asked.answer;
  answer.cost = cost_of(asked, answer);
  Article article;
  article.kind = ArticleKind::answer;
  article.url = answer_url(answer.battery, answer.id);
  article.title = one_line(answer.asked);
  article.text = std::move(heard.text);
  article.published = {capture.time, std::max(asked.ended, capture.time), TimeSource::record};
  if (!answer.model.empty()) article.authors.push_back(answer.model);
  Language language = detect_language(article.text);
  article.language = std::move(language.language);
  article.script = std::move(language.script);
  article.id = article_id(article);
  answer.article = article.id;
  Reading reading;
  reading.article = article.id;
  reading.capture = capture.id;
  found.articles.push_back({std::move(article), std::move(reading), std::move(answer)});
}

// A judge that could not be reached has said nothing, and is asked again.
void add_verdict(
    const AskedJson& asked,
    const Heard& heard,
    const Packs& packs,
    const Capture& capture,
    Findings& found) {
  const Answer& told = asked.answer;
  if (!is_final(fate_of(told, heard.text, packs.providers()))) return;
  const bool failed = !told.failure.empty() || !told.code.empty() || told.status >= 400 ||
                      told.left.has_value() || !told.refusal.empty();
  Observation seen;
  seen.article = *asked.judged;
  seen.time = capture.time;
  seen.counter = std::string(label_counter) + asked.judge;
  seen.value = 1;
  seen.capture = capture.id;
  seen.words = failed ? "UNCLEAR" : verdict_of(heard.text);
  found.observations.push_back(std::move(seen));
}

}  // namespace

FetchedRecords to_answer_records(
    Exchange&& exchange,
    const Answer& asked,
    const Packs& packs,
    const OutletZones& zones,
    const AskedTold& told) {
  AskedJson json;
  json.answer = asked;
  json.price_in = told.price_in;
  json.price_out = told.price_out;
  json.retried = told.retried;
  const std::string name = fmt::format(
      "ask/{}/{}/{}", percent_encode(asked.battery), percent_encode(asked.id), asked.attempts);
  return records_of(std::move(exchange), purpose::ask, name, std::move(json), packs, zones);
}

FetchedRecords to_judge_records(
    Exchange&& exchange,
    ArticleId judged,
    const std::string& judge,
    const Packs& packs,
    const OutletZones& zones) {
  AskedJson json;
  json.judged = judged;
  json.judge = judge;
  const std::string name =
      fmt::format("judge/{}/{}/{}", percent_encode(judge), to_string(judged), exchange.request.id);
  return records_of(std::move(exchange), purpose::judge, name, std::move(json), packs, zones);
}

void keep_records(FetchedRecords&& records, Committer& out) {
  RecordPlace place;
  for (std::size_t i = 0; i < records.records.size(); ++i)
    place = out.append(records.records[i], i > 0);
  Capture& capture = records.findings.captures.front();
  capture.place = place;
  for (Problem& one : records.findings.problems) one.offset = place.offset;
  if (!out.pending(capture.id)) out.add(std::move(records.findings));
}

std::string verdict_of(std::string_view text) {
  constexpr std::string_view known[] = {
      "COMPLETE", "PARTIAL", "EVASIVE", "DENIAL", "OFFICIAL", "UNCLEAR"};
  std::string word;
  for (const char c : text) {
    const char big = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    if (big >= 'A' && big <= 'Z') {
      word += big;
    } else if (!word.empty()) {
      break;
    }
  }
  const bool is_known = std::find(std::begin(known), std::end(known), word) != std::end(known);
  return is_known ? word : "UNCLEAR";
}

bool is_exchange(const Record& record) {
  return !header(record.headers, exchange_header).empty();
}

CaptureId id_of_capture(const Record& record) {
  const std::string_view name = header(record.headers, exchange_header);
  if (name.empty()) return capture_id(record.url(), record.time(), record.digest);
  return CaptureId{
      short_id({"exchange", record.url(), format_time(record.time()), record.digest, name})};
}

void AskedBefore::note(const Record& record) {
  constexpr std::size_t most = 100;  // Ours stand one before the other.
  if (record.type() != "metadata" || !is_exchange(record) || is_capture(record)) return;
  std::string_view id = header(record.headers, "WARC-Refers-To");
  if (id.starts_with('<') && id.ends_with('>')) id = id.substr(1, id.size() - 2);
  held_.emplace_back(id, record.block);
  if (held_.size() > most) held_.pop_front();
}

std::string AskedBefore::take(const Record& record) {
  if (!is_exchange(record) || !is_capture(record)) return {};
  const auto found = std::find_if(
      held_.begin(), held_.end(), [&](const auto& one) { return one.first == record.record_id(); });
  if (found == held_.end()) return {};
  std::string asked = std::move(found->second);
  held_.erase(found);
  return asked;
}

void read_exchange(
    const Record& record,
    const std::string& asked,
    const std::string& shown,
    const Packs& packs,
    const Capture& capture,
    Findings& found) {
  std::optional<AskedJson> json = parse_asked(asked);
  if (!json) {
    ++found.not_articles;
    found.problems.push_back(
        {shown,
         capture.place.offset,
         0,
         "ask-record",
         "What was asked does not stand before this answer; no answer is read out of it."});
    return;
  }
  Came came;
  if (record.type() == "response") came.block = record.block;
  came.parts = std::move(json->parts);
  came.lasted = json->lasted;
  came.failure = capture.failure;
  Heard heard = hear(came, packs.providers(), json->answer);
  for (Problem& problem : heard.problems) {
    problem.file = shown;
    problem.offset = capture.place.offset;
    found.problems.push_back(std::move(problem));
  }
  if (json->judged) add_verdict(*json, heard, packs, capture, found);
  if (json->judged || json->retried) {
    ++found.not_articles;
    return;
  }
  add_answer(std::move(*json), std::move(heard), capture, found);
}

}  // namespace weiguan

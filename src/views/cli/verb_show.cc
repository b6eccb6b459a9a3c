#include <algorithm>

#include "base/url.h"
#include "capture/warc_reader.h"
#include "views/cli/detail/console.h"
#include "views/tables/answer.h"

namespace weiguan {

namespace {

// Two columns: what it is, and the value.
class Sheet {
 public:
  Sheet(Output& output, Speech speech) : output_(output), speech_(speech) {}

  void line(const Words& label, const std::string& value) {
    if (value.empty()) return;
    const std::string text(say(label, speech_));
    const std::size_t used = display_width(text);
    output_.write(fmt::format(
        "{}{}{}\n", text, std::string(used < 14 ? 14 - used : 1, ' '), for_terminal(value)));
  }
  void heading(const Words& words) { output_.write(fmt::format("\n{}\n", say(words, speech_))); }
  void plain(const std::string& text) { output_.write(for_terminal(text) + "\n"); }

 private:
  Output& output_;
  Speech speech_;
};

class Show {
 public:
  Show(const Caller& caller, const Observatory& observatory, Output& output)
      : speech_(caller.speech),
        observatory_(observatory),
        archive_(observatory.archive()),
        output_(output),
        sheet_(output, caller.speech) {}

  void article(const Article& one) {
    const bool own_name = observatory_.shown_account(one.account) == one.account;
    sheet_.plain(
        one.title.empty() ? tell(speech_, {"(without a title)", "（无标题）"}) : one.title);
    output_.write("\n");
    sheet_.line({"Article", "文章"}, to_string(one.id));
    sheet_.line({"Kind", "类别"}, std::string(to_string(one.kind)));
    if (const auto answer = archive_.answer(one.id)) {
      for (const AnswerFact& fact : answer_facts(*answer, speech_))
        sheet_.line(fact.label, fact.value);
    }
    sheet_.line(
        {"Published", "发布时间"},
        tell(
            speech_,
            {"{} (known by: {})", "{}（依据：{}）"},
            shown_time(one.published, observatory_.zone(), speech_),
            to_string(one.published.source)));
    if (one.modified) {
      sheet_.line(
          {"Modified", "修改时间"}, shown_time(*one.modified, observatory_.zone(), speech_));
    }
    if (!one.outlet.empty()) {
      sheet_.line(
          {"Outlet", "媒体"},
          fmt::format(
              "{} ({})", shown_outlet(one.outlet, observatory_.packs(), speech_), one.outlet));
    } else {
      sheet_.line({"Outlet", "媒体"}, tell(speech_, {"not known", "未知"}));
    }
    const bool hidden = one.kind == ArticleKind::post && !one.account.empty() && !own_name;
    if (!hidden) sheet_.line({"Named as", "原文所称"}, one.outlet_name);
    if (!one.account.empty()) {
      sheet_.line({"Account", "账号"}, observatory_.shown_account(one.account));
    }
    if (!hidden) sheet_.line({"Authors", "作者"}, joined(one.authors));
    sheet_.line({"Editors", "编辑"}, joined(one.editors));
    sheet_.line({"Source", "来源"}, source(one));
    sheet_.line({"Dateline", "电头"}, dateline(one.dateline));
    sheet_.line({"Original title", "原标题"}, one.original_title);
    sheet_.line({"Section", "栏目"}, one.section);
    sheet_.line(
        {"Language", "语言"}, one.script.empty() ? one.language : one.language + "-" + one.script);
    sheet_.line({"Tags", "标签"}, joined(one.tags));
    sheet_.line({"Address", "网址"}, one.url);
    if (one.confidence < 1) {
      sheet_.line(
          {"Text", "正文"},
          tell(
              speech_,
              {"read out of a page; confidence {:.2f} that it is all of the article",
               "由网页读出；完整可信度 {:.2f}"},
              one.confidence));
    }
    output_.write("\n");
    if (one.text.empty() && one.kind == ArticleKind::answer) {
      sheet_.plain(tell(speech_, {"(nothing was shown)", "（没有显示任何文字）"}));
    } else {
      text(one.text);
    }
    images(one.images);
    captures_of(one.id);
    observations_of(one.id);
    versions_of(one);
  }

  void capture(const Capture& one) {
    sheet_.line({"Capture", "存档"}, to_string(one.id));
    sheet_.line({"Address", "网址"}, one.url);
    sheet_.line({"Time (UTC)", "时间（UTC）"}, format_time(one.time));
    sheet_.line({"Record", "记录"}, one.type + (one.record_id.empty() ? "" : " " + one.record_id));
    if (one.status > 0) sheet_.line({"HTTP status", "HTTP 状态"}, std::to_string(one.status));
    sheet_.line({"Media type", "媒体类型"}, one.media_type);
    sheet_.line({"Fetched as", "抓取用途"}, one.purpose);
    sheet_.line({"Page", "网页类型"}, one.page_kind);
    sheet_.line({"Redirect to", "跳转至"}, one.location);
    sheet_.line({"Notice", "提示"}, one.notice_text);
    sheet_.line({"Payload", "内容"}, byte_size(one.size));
    sheet_.line({"Failure", "失败原因"}, one.failure);
    sheet_.line({"Outlet", "媒体"}, shown_outlet(one.outlet, observatory_.packs(), speech_));
    place_of(one);
    constexpr std::uint64_t most = 20;
    const auto readings = archive_.readings_of(one.id, most + 1);
    sheet_.heading({"Read out of it", "由此读出"});
    if (readings.empty()) sheet_.plain(tell(speech_, {"  no article", "  没有文章"}));
    for (std::size_t i = 0; i < readings.size() && i < most; ++i) {
      const auto read = archive_.article(readings[i].article);
      sheet_.plain(fmt::format(
          "  {}  {}", to_string(readings[i].article), read ? read->title : std::string{}));
    }
    if (readings.size() > most) {
      sheet_.plain(tell(speech_, {"  and more than {} others", "  另有超过 {} 篇"}, most));
    }
  }

  void address_without_article(const std::string& url, const std::vector<Capture>& captures) {
    sheet_.plain(tell(
        speech_,
        {"{}: captured {} times, but no article was read out of it",
         "{}：存档 {} 次，但未读出文章"},
        url,
        captures.size()));
    for (const Capture& one : captures) capture_lines(one, nullptr);
  }

  void other_versions(std::size_t number) {
    sheet_.plain(tell(
        speech_,
        {"The address has {} versions; this is the newest. All are listed below.",
         "该网址有 {} 个版本；以下为最新版本，全部版本列于文末。"},
        number));
    output_.write("\n");
  }

 private:
  std::string source(const Article& one) const {
    if (one.source_outlet.empty()) return one.source;
    return fmt::format("{} ({})", one.source, one.source_outlet);
  }

  std::string dateline(const Dateline& line) const {
    std::string text = line.agency;
    if (!line.place.empty()) text += (text.empty() ? "" : ", ") + line.place;
    if (line.day) {
      if (!text.empty()) text += ", ";
      text += shown_time(*line.day, observatory_.zone(), speech_);
    }
    return text;
  }

  void images(const std::vector<Image>& images) {
    if (images.empty()) return;
    sheet_.heading({"Images", "图片"});
    for (const Image& one : images) {
      sheet_.plain("  " + one.url);
      const std::string& words = one.caption.empty() ? one.alt : one.caption;
      if (!words.empty()) sheet_.plain("    " + words);
    }
  }

  void text(const std::string& text) {
    if (text.empty()) {
      sheet_.plain(tell(speech_, {"(a title only, no text)", "（只有标题，没有正文）"}));
    }
    std::string_view rest = text;
    while (!rest.empty()) {
      const std::size_t end = rest.find('\n');
      sheet_.plain(std::string(rest.substr(0, end)));
      rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    }
  }

  void place_of(const Capture& one) {
    sheet_.line({"Digest", "摘要"}, one.digest);
    sheet_.line(
        {"WARC", "WARC"},
        fmt::format(
            "{} offset {} length {}{}",
            one.place.file,
            one.place.offset,
            one.place.length,
            one.place.inner > 0 ? fmt::format(" inner {}", one.place.inner) : ""));
  }

  void capture_lines(const Capture& one, const Reading* reading) {
    sheet_.plain(fmt::format(
        "  {}  {}  {}{}{}",
        format_time(one.time),
        to_string(one.id),
        one.status > 0 ? fmt::format("{} ", one.status) : "",
        one.failure.empty() ? byte_size(one.size) : one.failure,
        one.media_type.empty() ? "" : "  " + one.media_type));
    sheet_.plain("    " + one.digest);
    std::string place = fmt::format(
        "    {} offset {} length {}", one.place.file, one.place.offset, one.place.length);
    if (one.place.inner > 0) place += fmt::format(" inner {}", one.place.inner);
    if (reading != nullptr && reading->end > 0) {
      place += tell(
          speech_,
          {"; bytes {} to {} of it", "；其中第 {} 至 {} 字节"},
          reading->begin,
          reading->end);
    }
    sheet_.plain(place);
  }

  void captures_of(ArticleId id) {
    const auto readings = archive_.readings(id);
    sheet_.heading({"Captures it was read out of", "读出自以下存档"});
    for (const Reading& one : readings) {
      const auto capture = archive_.capture(one.capture);
      if (capture) capture_lines(*capture, &one);
    }
  }

  void observations_of(ArticleId id) {
    const auto all = archive_.observations(id);
    if (all.empty()) return;
    sheet_.heading({"Counters", "计数"});
    for (const Observation& one : all) {
      sheet_.plain(fmt::format(
          "  {}  {}  {}{}{}",
          format_time(one.time),
          one.counter,
          one.value,
          one.words.empty() ? "" : "  ",
          one.words));
    }
  }

  void versions_of(const Article& article) {
    if (article.url.empty()) return;
    const auto versions = archive_.versions(article.url);
    if (versions.size() < 2) return;
    sheet_.heading({"Versions of the address", "该网址的各版本"});
    for (const ArticleId id : versions) {
      const auto one = archive_.article(id);
      const auto readings = archive_.readings(id);
      const auto first = readings.empty() ? std::nullopt : archive_.capture(readings[0].capture);
      sheet_.plain(fmt::format(
          "{} {}  {}  {}",
          id == article.id ? "*" : " ",
          to_string(id),
          first ? format_time(first->time) : std::string{},
          one ? one->title : std::string{}));
    }
  }

  Speech speech_;
  const Observatory& observatory_;
  const Archive& archive_;
  Output& output_;
  Sheet sheet_;
};

// The bytes of a captured page are not for a terminal.
void refuse_terminal(const Output& output, Speech speech) {
  if (!output.terminal()) return;
  throw UsageError(
      tell(speech, {"captured bytes are not written to a terminal", "存档的原始字节不会写到终端"}),
      tell(speech, {"Use --output FILE or a pipe.", "请用 --output 文件 或管道。"}));
}

Capture capture_of(const Archive& archive, const std::string& id, Speech speech) {
  const auto parsed = parse_capture_id(id);
  const auto capture = parsed ? archive.capture(*parsed) : std::nullopt;
  if (!capture) {
    throw Error(
        tell(speech, {"there is no capture {}", "没有存档 {}"}, id),
        tell(
            speech,
            {"\"weiguan show ARTICLE\" lists the captures of an article.",
             "weiguan show 文章 可列出其存档。"}));
  }
  return *capture;
}

void write_record(const Observatory& observatory, const Capture& capture, Output& output) {
  const Record record = observatory.record(capture);
  if (record.cut) {
    throw Error(
        fmt::format("the record of {} is too long to be written whole", to_string(capture.id)),
        fmt::format(
            "It lies in {} at byte {}.",
            observatory.file_of(capture.place).string(),
            capture.place.offset));
  }
  output.write(record.version + "\r\n");
  for (const auto& [name, value] : record.headers) output.write(name + ": " + value + "\r\n");
  output.write("\r\n");
  output.write(record.block);
  output.write("\r\n\r\n");
}

void show_named(const std::string& name, Show& show, const Archive& archive, Speech speech) {
  const auto id = parse_article_id(name);
  if (const auto article = id ? archive.article(*id) : std::nullopt) {
    show.article(*article);
    return;
  }
  const auto capture_id = parse_capture_id(name);
  if (const auto capture = capture_id ? archive.capture(*capture_id) : std::nullopt) {
    show.capture(*capture);
    return;
  }
  const auto versions = archive.versions(name);
  if (!versions.empty()) {
    if (versions.size() > 1) show.other_versions(versions.size());
    if (const auto article = archive.article(versions.back())) show.article(*article);
    return;
  }
  const auto captures = archive.captures_of(name);
  if (!captures.empty()) {
    show.address_without_article(name, captures);
    return;
  }
  throw Error(
      tell(
          speech,
          {"the archive has no article, capture or address {}", "档案中没有文章、存档或网址 {}"},
          name),
      tell(
          speech,
          {"\"weiguan search\" finds articles; each hit shows its id.",
           "weiguan search 可查找文章并显示其标识。"}));
}

ExitStatus run(const Caller& caller, const Given& given) {
  const Observatory observatory = open_observatory(caller, Access::read);
  Output output(given);
  const std::string name = given.text("ARTICLE");
  if (given.has("raw") || given.has("payload")) {
    refuse_terminal(output, caller.speech);
    const Capture capture = capture_of(observatory.archive(), name, caller.speech);
    if (given.has("raw")) {
      write_record(observatory, capture, output);
    } else {
      const Payload payload = observatory.payload(capture);
      for (const std::string& one : payload.reasons) remark(one);
      output.write(payload.bytes);
    }
  } else {
    Show show(caller, observatory, output);
    show_named(name, show, observatory.archive(), caller.speech);
  }
  output.finish();
  return ExitStatus::done;
}

}  // namespace

Verb verb_show() {
  Verb verb;
  verb.name = "show";
  verb.about_en = "Show an article: text, what is known of it and how, its captures, its versions.";
  verb.about_zh = "显示一篇文章：正文、元数据及其依据、存档、版本。";
  verb.options = {
      {"ARTICLE",
       "",
       "Id of an article or a capture, or an address.",
       "文章或存档的标识，或网址。",
       true},
      {"raw",
       "",
       "The capture's WARC record, digest checked, decompressed.",
       "存档的 WARC 记录（核对摘要，已解压）。"},
      {"payload", "", "The captured bytes themselves.", "存档内容的原始字节。"},
      {"output",
       "FILE",
       "Write to this file; \"-\" is standard output.",
       "写入该文件；- 为标准输出。"}};
  verb.examples = {
      "weiguan -C ~/obs show 0123456789abcdef",
      "weiguan -C ~/obs show https://news.example/2024/07/a.html",
      "weiguan -C ~/obs show --raw 0123456789abcdef --output record.warc"};
  verb.run = run;
  return verb;
}

}  // namespace weiguan

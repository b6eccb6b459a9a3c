#include "views/cli/detail/diff_side.h"

#include "base/error.h"
#include "collect/read_pages.h"
#include "text/charset.h"
#include "views/cli/detail/compared_file.h"

namespace weiguan {

namespace {

// Below it, what was found is not taken for the article.
constexpr double least_confidence = 0.5;

// As a whole page looks, or a piece of one: <ins>new</ins>.  A text that holds "<" is none.
bool is_html(const std::string& bytes) {
  if (looks_like_html(bytes)) return true;
  const std::size_t front = bytes.find_first_not_of(" \t\r\n");
  if (front == std::string::npos || bytes[front] != '<' || front + 1 >= bytes.size()) return false;
  const char next = static_cast<char>(bytes[front + 1] | 0x20);
  const std::string head = bytes.substr(front, 4096);
  return next >= 'a' && next <= 'z' && head.find("</") != std::string::npos;
}

bool is_archive(const std::string& bytes) {
  return bytes.starts_with("WARC/") || bytes.starts_with("\x1f\x8b") ||
         bytes.starts_with("\x28\xb5\x2f\xfd");
}

void take(DiffSide& side, const Page& page, const PageTrace& trace) {
  side.page = true;
  side.title = page.title;
  side.text = page.text;
  side.article =
      page.kind == PageKind::article && !page.text.empty() && page.confidence >= least_confidence;
  for (const BlockTrace& block : trace.blocks) side.whole += block.text + "\n";
}

}  // namespace

DiffSide read_side(
    const std::string& name,
    const std::string& charset,
    const Caller& caller,
    ProblemList& problems) {
  if (!charset.empty() && charset_of_label(charset).empty()) {
    throw UsageError(
        tell(caller.speech, {"there is no charset {}", "没有编码 {}"}, charset),
        tell(
            caller.speech,
            {"Write it as utf-8, gb18030 or big5.", "写作 utf-8、gb18030 或 big5。"}));
  }
  DiffSide side;
  const std::string bytes = bytes_to_compare(name, caller.speech);
  if (is_archive(bytes) && name != "-") {
    ReadPagesOptions options;
    options.charset = charset;
    options.explain = true;
    options.threads = 1;
    side.pages = 0;
    const auto each = [&](const PageOfFile& read) {
      if (side.pages++ == 0) take(side, read.page, read.trace);
      return true;
    };
    read_pages({name}, options, Packs(), each, problems.sink(), caller.stop);
    if (side.pages == 0) {
      throw Error(
          tell(caller.speech, {"{} holds no page", "{} 中没有网页"}, name),
          tell(
              caller.speech,
              {"Give a text, an HTML page or a WARC with one.",
               "请给文本、网页或含网页的 WARC。"}));
    }
  } else if (is_html(bytes)) {
    PageInput input;
    input.bytes = bytes;
    input.http_charset = charset;
    input.captured = now();
    PageTrace trace;
    const Page page = read_page(input, {}, &trace);
    take(side, page, trace);
    side.outline = outline_of(bytes, charset);
  } else {
    side.text = charset.empty() ? decode_page(bytes).text
                                : decode_as(bytes, charset_of_label(charset)).text;
    side.whole = side.text;
  }
  return side;
}

}  // namespace weiguan

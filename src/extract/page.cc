#include "extract/page.h"

#include <algorithm>

#include "extract/detail/blocks.h"
#include "extract/detail/body.h"
#include "extract/detail/document.h"
#include "extract/detail/guard.h"
#include "extract/detail/metadata.h"
#include "extract/detail/strings.h"
#include "extract/detail/title.h"
#include "text/charset.h"
#include "text/language.h"
#include "text/utf8.h"

namespace weiguan {

Page read_page(const PageInput& input, const PageLimits& limits) {
  Page page;
  const Decoded decoded = decode_page(input.bytes.substr(0, limits.max_bytes), input.http_charset);
  page.charset = decoded.charset;
  const extract::Guarded guarded = extract::guard(decoded.text, limits.max_depth);
  const extract::Document document = extract::parse_html(guarded.html);
  const auto blocks = extract::blocks_of(document);
  const auto metadata = extract::read_metadata(document);
  const auto headline = extract::find_headline(document, blocks, metadata);
  const auto body = extract::choose_body(document, blocks, headline.block);
  page.title = headline.text;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (body.fates[i] != extract::Fate::kept) continue;
    if (!page.text.empty()) page.text += '\n';
    page.text += blocks[i].text;
  }
  return page;
}

}  // namespace weiguan

// What kind of page this is, from what was read of it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/detail/blocks.h"
#include "extract/detail/body.h"
#include "extract/detail/document.h"
#include "extract/detail/metadata.h"
#include "extract/detail/title.h"
#include "extract/page.h"

namespace weiguan::extract {

struct PageParts {
  std::string_view html;  // Decoded, before guard(): for the names of scripts.
  std::string_view url;   // May be empty; then the canonical address serves.
  const Document& document;
  const std::vector<Block>& blocks;
  const Metadata& metadata;
  const Headline& headline;
  const Body& body;                  // With its own rough kind.
  std::string_view source;           // The outlet of the 来源 line.
  const Notices* notices = nullptr;  // Null: none.
};

struct PageJudgement {
  PageKind kind = PageKind::unknown;
  double confidence = 0;
  std::string why;  // For the trace: "notice: 已被 * 删除".
  std::optional<Cause> cause = std::nullopt;
  std::string words = {};     // That state the cause, as they stand there.
  std::string location = {};  // Where the page leads by itself.
};

// The body's confidence where the kind is article; less where a wall stands behind the text.
// An unknown page with a confidence of 0 shows no text worth keeping, either.
PageJudgement judge_page(const PageParts& parts);

// A page of one picture has its text in the caption: keeps that where nothing else was kept and the
// page is an article's.
void keep_captions(const PageParts& parts, std::vector<Fate>& fates);

}  // namespace weiguan::extract

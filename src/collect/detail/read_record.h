// A WARC record to its capture and the article it holds.
#pragma once

#include <optional>
#include <string>

#include "capture/http.h"
#include "capture/record.h"
#include "collect/detail/committer.h"
#include "collect/detail/outlets.h"
#include "extract/page.h"

namespace weiguan {

// True for records that become captures: response, resource, revisit, conversion, and metadata that
// tells of a failure.
bool is_capture(const Record& record);

struct ReadAs {
  CaptureId id{};
  std::string file;   // The archive's name of the file the record lies in.
  std::string shown;  // What problems call it.
  // What AskedBefore took for it, where it is of an exchange with a chatbot.
  std::string asked = {};
};

// The record's capture, and the article where it is a page that holds one.  Never throws for bad
// input; safe from many threads at once.
Findings read_capture(
    const Record& record, const ReadAs& as, const Packs& packs, const OutletZones& zones);

// The page that a record holds, its problems among the rest; nothing where it is none, or belongs
// to a redirect.  Only what was served (is_served()) gives an article.
std::optional<Page> page_of(
    const Payload& payload, const Capture& capture, const Packs& packs, const OutletZones& zones);

// Whether the answer is what was asked for, by its status.
bool is_served(const Capture& capture);

// The article of a page and that it was read out of `capture`, which gives its address and time.
ReadArticle article_of(Page&& page, const Capture& capture, const Packs& packs);

// The capture that a revisit record refers to; nothing where the archive does not have it.
std::optional<Capture> original_of(const Archive& archive, const Record& revisit);

// Lets a revisit say again what its original said: what kind of page it is, and its articles.
void say_again(const Archive& archive, const Capture& original, Findings& revisit);

// "2024-07-02T09:30:00Z/2024-07-02T09:30:00Z feed": what a Weiguan-Published header holds, and
// back; nothing where it is no such text.
std::string published_header(const TimeRange& published);
std::optional<TimeRange> parse_published_header(std::string_view text);

}  // namespace weiguan

// Hostile pages are read in bounded time, memory and stack.
#include <chrono>
#include <string>

#include <gtest/gtest.h>
#include <pthread.h>

#include "extract/page.h"

namespace weiguan {
namespace {

std::string repeat(std::string_view part, std::size_t count) {
  std::string out;
  out.reserve(part.size() * count);
  for (std::size_t i = 0; i < count; ++i) out += part;
  return out;
}

struct Job {
  std::string html;
  PageLimits limits;
  Page page;
};

void* run(void* data) {
  auto* job = static_cast<Job*>(data);
  PageInput input;
  input.bytes = job->html;
  input.captured = now();
  job->page = read_page(input, job->limits);
  return nullptr;
}

// Reads the page in a thread with a stack of 512 kB, which a reader that recursed on depth would
// overrun.
Page read_on_small_stack(std::string html, PageLimits limits = {}) {
  Job job{std::move(html), limits, {}};
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, std::size_t{512} << 10);
  pthread_t thread{};
  EXPECT_EQ(pthread_create(&thread, &attributes, run, &job), 0);
  pthread_join(thread, nullptr);
  pthread_attr_destroy(&attributes);
  return std::move(job.page);
}

bool has_problem(const Page& page, std::string_view rule) {
  for (const Problem& one : page.problems) {
    if (one.rule == rule) return true;
  }
  return false;
}

const std::string sentence =
    "The old bridge is open again, the county said on Tuesday, after eleven months of work.";

TEST(Limits, DeepNestingIsFlattened) {
  const Page page = read_on_small_stack(repeat("<div>", 100000) + "<p>" + sentence + "</p>");
  EXPECT_TRUE(has_problem(page, "html-depth"));
  EXPECT_EQ(page.text, sentence);
}

TEST(Limits, DeepTablesListsAndInlineTagsAreFlattened) {
  for (const char* tags :
       {"<table><tr><td>",
        "<ul><li>",
        "<span>",
        "<b><i><font>",
        "<div><table></div>",
        "<svg><g>",
        "<template>",
        "<a href=x><div>",
        "<select><option>",
        "<object>",
        "<dl><dd>"}) {
    const Page page = read_on_small_stack(repeat(tags, 20000) + "<p>" + sentence);
    EXPECT_EQ(page.title, "") << tags;
  }
}

TEST(Limits, OrdinaryDepthIsNoProblem) {
  const Page page =
      read_on_small_stack(repeat("<div>", 100) + "<p>" + sentence + repeat("</div>", 100));
  EXPECT_FALSE(has_problem(page, "html-depth"));
  EXPECT_EQ(page.text, sentence);
}

TEST(Limits, UnclosedParagraphsAreNotDepth) {
  const Page page = read_on_small_stack(repeat("<p>" + sentence + "<li>a<br>", 2000));
  EXPECT_FALSE(has_problem(page, "html-depth"));
}

TEST(Limits, LongAttributesAreLeftOut) {
  const Page page = read_on_small_stack(
      "<div class=\"" + repeat("a ", 1 << 20) + "\"><p>" + sentence + "</p></div>");
  EXPECT_EQ(page.text, sentence);
}

TEST(Limits, ManyAttributesAreLeftOut) {
  std::string tag = "<div";
  for (int i = 0; i < 200000; ++i)
    tag += " a" + std::to_string(i) + "=1 class=b" + std::to_string(i);
  const Page page = read_on_small_stack(tag + "><p>" + sentence + "</p></div>");
  EXPECT_EQ(page.text, sentence);
}

TEST(Limits, FormattingTagsDoNotMultiply) {
  std::string html;
  for (int i = 0; i < 500; ++i) html += "<b class=x" + std::to_string(i) + ">";
  const Page page = read_on_small_stack(html + repeat("<p>" + sentence, 3000));
  EXPECT_NE(page.text.find(sentence), std::string::npos);
}

TEST(Limits, APageIsCutAtItsLimit) {
  PageLimits limits;
  limits.max_bytes = 100000;
  const Page page = read_on_small_stack(
      "<p>" + sentence + "</p>" +
          repeat("<p>And again, the same words of one more sentence.</p>", 20000),
      limits);
  EXPECT_TRUE(has_problem(page, "html-size"));
  EXPECT_LT(page.text.size(), limits.max_bytes);
}

TEST(Limits, NothingAndEntitiesAndOpenTagsEnd) {
  for (const char* part :
       {" ",
        "\n",
        "&nbsp;",
        "&amp",
        "<",
        "<!--",
        "<!-- a --",
        "<a ",
        "</",
        "<script>",
        "<script><!--<script></script>",
        "<title>",
        "&#x41;",
        "<p",
        "<br>",
        "\xC2\xA0",
        "2024-01-01 ",
        "by ",
        "1 "}) {
    const auto begin = std::chrono::steady_clock::now();
    read_on_small_stack(repeat(part, (std::size_t{1} << 20) / std::string_view(part).size()));
    const auto seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    // A generous bound: what is quadratic takes hours.
    EXPECT_LT(seconds, 120) << part;
  }
}

TEST(Limits, DeepJsonIsNotRead) {
  const Page page = read_on_small_stack(
      "<script type='application/ld+json'>" + repeat("[", 200000) + repeat("]", 200000) +
      "</script><p>" + sentence);
  EXPECT_EQ(page.text, sentence);
}

}  // namespace
}  // namespace weiguan

#include "extract/detail/images.h"

#include <string>

#include <gtest/gtest.h>

#include "extract/detail/image_address.h"
#include "extract/page.h"

namespace weiguan {
namespace {

const std::string one =
    "<p>Three old bridges in Green County opened again on Tuesday, the county said, after eleven "
    "months of work.</p>";
const std::string two =
    "<p>Crews built a temporary crossing first, then replaced the old decks one after another, "
    "working at night too.</p>";

std::vector<Image> images_of(const std::string& between, const std::string& behind = "") {
  const std::string html =
      "<html><head><meta charset=utf-8><title>Three bridges reopen | Harbour Post</title>"
      "<meta property=og:image content=/share.jpg></head><body><div><img src=/site.jpg></div>"
      "<article><h1>Three bridges reopen</h1>" +
      one + between + two + "</article>" + behind + "</body></html>";
  PageInput input;
  input.bytes = html;
  input.url = "https://news.example/2024/a.html";
  input.captured = Time{std::chrono::sys_days{std::chrono::year{2024} / 12 / 1}};
  return read_page(input).images;
}

std::string urls(const std::vector<Image>& images) {
  std::string out;
  for (const Image& image : images) out += (out.empty() ? "" : " ") + image.url;
  return out;
}

TEST(Images, OfAnArticleAreRead) {
  const auto images = images_of(
      "<figure><img src='../b.jpg' alt='A bridge'><figcaption>The east bridge. Photo: Ann "
      "Lee</figcaption></figure><p><img src='//cdn.example/c.jpg'></p>");
  ASSERT_EQ(images.size(), 2U);
  EXPECT_EQ(images[0].url, "https://news.example/b.jpg");
  EXPECT_EQ(images[0].alt, "A bridge");
  EXPECT_EQ(images[0].caption, "The east bridge. Photo: Ann Lee");
  EXPECT_EQ(images[1].url, "https://cdn.example/c.jpg");
  EXPECT_EQ(images[1].caption, "");
}

struct Case {
  const char* html;
  const char* wanted;
};

TEST(Images, HaveTheAddressThatIsShownInTheEnd) {
  for (const Case& a : std::initializer_list<Case>{
           {"<p><img src=/blank.gif data-src=/b.jpg></p>", "https://news.example/b.jpg"},
           {"<p><img src=/s.jpg data-original=/b.jpg></p>", "https://news.example/b.jpg"},
           {"<p><img src='data:image/gif;base64,R0' srcset='/b-1.jpg 320w, /b-2.jpg 1280w'></p>",
            "https://news.example/b-2.jpg"},
           {"<p><picture><source srcset='/b-1.webp 1x, /b-2.webp 2x'><img alt=x></picture></p>",
            "https://news.example/b-2.webp"},
           {"<p><img src=/b.jpg srcset='/b-2.jpg 1280w'></p>", "https://news.example/b.jpg"},
           {"<p><img src=/blank.gif data-src=/b.jpg><noscript><img src=/b-big.jpg></noscript></p>",
            "https://news.example/b.jpg"},
           {"<p><img src=/b.jpg></p><p><img src=/b.jpg></p>", "https://news.example/b.jpg"}}) {
    EXPECT_EQ(urls(images_of(a.html)), a.wanted) << a.html;
  }
}

TEST(Images, RelativeOnesReferToTheBaseOfThePage) {
  const auto read = [](const std::string& head) {
    const std::string html = "<html><head>" + head +
                             "</head><body><article><h1>Three bridges reopen</h1>" + one +
                             "<p><img src=b.jpg></p>" + two + "</article></body></html>";
    PageInput input;
    input.bytes = html;
    input.url = "https://news.example/2024/a.html";
    return urls(read_page(input).images);
  };
  EXPECT_EQ(read("<base href='/pictures/'>"), "https://news.example/pictures/b.jpg");
  EXPECT_EQ(
      read("<base target=_blank><base href=//cdn.example/x/y><base href=/other/>"),
      "https://cdn.example/x/b.jpg");
  for (const char* head : {"", "<base href=''>", "<base href='javascript:x'>", "<base>"}) {
    EXPECT_EQ(read(head), "https://news.example/2024/b.jpg") << head;
  }
}

TEST(Images, OfTheSiteAreLeftOut) {
  for (const char* html :
       {"<p><img src=/b.jpg width=16 height=16></p>",
        "<p><img src=/b.jpg style='width: 1px'></p>",
        "<p><img src=/img/icon_share.png></p>",
        "<p><img src=/site-logo.png></p>",
        "<p><img class=avatar src=/ann.jpg></p>",
        "<p><img src=/ads/b.jpg></p>",
        "<p><img src=/qrcode.png></p>",
        "<p><img src=/b.jpg alt=扫一扫关注我们></p>",
        "<p><img src=/b_74x58.jpg></p>",
        "<figure><img src=/ann.jpg><figcaption>Written by Ann Lee</figcaption></figure>",
        "<p><img src='data:image/gif;base64,R0'></p>",
        "<p><img alt=nothing></p>",
        "<ul><li><a href=/1><img src=/1.jpg>Ferry fares rise again</a></li><li><a href=/2><img "
        "src=/2.jpg>Old mill sold to the town</a></li></ul>",
        "<div class=related><img src=/r.jpg></div>"}) {
    EXPECT_EQ(urls(images_of(html)), "") << html;
  }
  EXPECT_EQ(
      urls(images_of("", "<aside><img src=/r.jpg></aside><footer><img src=/f.jpg></footer>")), "");
}

TEST(Images, OfWordsThatOnlyLookLikeTheSitesStay) {
  for (const Case& a : std::initializer_list<Case>{
           {"<p><img src=/silicon-bridge.jpg></p>", "https://news.example/silicon-bridge.jpg"},
           {"<p><img src=/b.jpg width=640 height=80></p>", "https://news.example/b.jpg"},
           {"<p><img src=/b.jpg width=100%></p>", "https://news.example/b.jpg"},
           {"<p><img src=//cdn.example></p>", "https://cdn.example"},
           {"<p><a href=/b-large.jpg><img src=/b.jpg></a></p>", "https://news.example/b.jpg"},
           {"<div class=wp-caption><img src=/b.jpg><p>The bridge</p></div>",
            "https://news.example/b.jpg"}}) {
    EXPECT_EQ(urls(images_of(a.html)), a.wanted) << a.html;
  }
}

TEST(Images, HaveTheLineBehindThemAsCaption) {
  const auto caption = [](const char* html) {
    const auto images = images_of(html);
    return images.size() == 1 ? images[0].caption : std::to_string(images.size());
  };
  EXPECT_EQ(
      caption("<p><img src=/b.jpg></p><p>图为修好的新桥。林小舟摄</p>"),
      "图为修好的新桥。林小舟摄");
  EXPECT_EQ(
      caption("<div class=caption><img src=/b.jpg><p>The east bridge at noon</p></div>"),
      "The east bridge at noon");
  EXPECT_EQ(
      caption("<p><img src=/b.jpg></p><p>The east bridge was the first of them to open, and the "
              "only one with lamps.</p>"),
      "");
}

TEST(Images, AreNotManyMoreThanAReaderCanSee) {
  std::string html;
  for (int i = 0; i < 1000; ++i) html += "<p><img src=/b" + std::to_string(i) + ".jpg></p>";
  EXPECT_EQ(images_of(html).size(), extract::max_images);
}

TEST(Images, TakeTheLargestOfASet) {
  EXPECT_EQ(extract::largest_of("a.jpg 1x, b.jpg 2x"), "b.jpg");
  EXPECT_EQ(extract::largest_of("a,b.jpg 320w,c.jpg 100w"), "a,b.jpg");
  EXPECT_EQ(extract::largest_of("a.jpg"), "a.jpg");
  EXPECT_EQ(extract::largest_of(" , ,"), "");
  EXPECT_EQ(extract::largest_of(""), "");
}

}  // namespace
}  // namespace weiguan

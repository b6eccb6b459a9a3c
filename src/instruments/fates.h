// What became of an address: what each visit to it showed, and what all of them say together.
//
// A removal is told only where the page was seen alive before, and never from words alone: a notice
// that names a cause, HTTP 404, 410 or 451, a page like the one that this site has for addresses
// that cannot exist, a redirect to its front page, a page without any text; the last three only
// while other articles of the site are shown.  What keeps us from looking is never a removal;
// whatever is in doubt is unknown.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "instruments/instruments.h"

namespace weiguan {

enum class Fate { present, removed, hidden, unreachable, unknown };

// What it was that a visit met.
enum class Why {
  // Present.
  shown,  // The page itself, where it was or under another form of its address.
  told,   // Rows of somebody else say that it stood there then.
  // Removed.  As far as `legal` the page or the rows say why.
  author,
  violation,
  account,
  complaint,
  migrated,   // A notice says so, or a redirect leads to the same article.
  legal,      // HTTP 451.
  not_found,  // HTTP 404 or 410, at once or behind a redirect.
  soft_404,   // As an address that cannot exist is answered, or words that say no more than that.
  redirect,   // To the site's front page, a list, an error page.
  blank,      // No text at all, where there was some.
  reported,   // Somebody else saw it gone and does not say why.
  // Hidden.
  hidden,  // Its author shows it to some, or for some time, only.
  // Unreachable.
  network,  // Judged::failure says more.
  robots,   // robots.txt asks not to look.
  limit,    // Longer than is read.
  captcha,
  rate_limit,
  login,
  geo_block,
  refused,  // HTTP 403, 400, 405 and the like, without a word of why.
  server_error,
  // Unknown.
  never_seen,  // It is not there, but nobody saw that it ever was.
  host,        // All of the site answers so: its end, not that of a page.
  elsewhere,   // A redirect leads to something else.
  changed,     // Something else stands there, and nothing shows what it means.
  unread       // What was captured cannot be read as a page, or a redirect was not followed.
};

Fate fate_of(Why why);
std::string_view to_string(Fate fate);
std::string_view to_string(Why why);  // shown ... not-found soft-404 ... never-seen

// With their meanings, for parameters and columns; in the order of the enums.
extern const std::array<Choice, 5> fate_choices;
extern const std::array<Choice, 28> why_choices;

// One visit.
struct Judged {
  Time time{};  // beginning_of_time: at some time, of rows without any.
  Why why = Why::unread;
  CaptureId capture{};            // What was got; of rows the file's.
  std::vector<CaptureId> beside;  // What else shows it: where a redirect led, a probe, a page of
                                  // the site that is shown at the same time.
  ArticleId article{};            // What it showed, or rows are of; 0 where nothing.
  std::optional<FailureKind> failure;  // Where why is network.
  std::string words;                   // Of the notice.
  std::string leads_to;                // Where a redirect led, as far as it was followed.
  bool rows = false;                   // Rows of somebody else.

  Fate fate() const { return fate_of(why); }
  friend bool operator==(const Judged&, const Judged&) = default;
};

// From a visit that showed it to one that shows it again, all by number in AddressFate::visits.
struct Absence {
  std::size_t last_alive = 0;
  std::size_t first_gone = 0;
  std::size_t last_gone = 0;
  std::optional<std::size_t> back;  // The visit that showed it again; only the last one lacks it.
  // What the first visit says that gives a cause, else what the first one met; and which that is.
  Why why = Why::not_found;
  std::size_t said = 0;
  std::string words;  // Of that visit.
  bool confirmed = false;

  friend bool operator==(const Absence&, const Absence&) = default;
};

enum class Certainty {
  confirmed,  // Gone in two visits that lie `confirm_after` or more apart, and never shown between.
  one_visit,  // Gone, but not yet seen so for long enough.
  reported    // Only somebody else saw it gone.
};
std::string_view to_string(Certainty certainty);  // confirmed one-visit reported
extern const std::array<Choice, 3> certainty_choices;

inline constexpr std::chrono::hours confirm_after{1};

struct AddressFate {
  std::string address;         // As Visits::address.
  std::vector<Judged> visits;  // By time; those of rows among them.
  // How it stands.  Once removed it remains so until it is shown again, even where later visits
  // could not look; else what the last visit met.
  Why why = Why::never_seen;
  std::optional<Certainty> certainty;      // Where it is removed.
  std::optional<std::size_t> first_alive;  // Visits that showed it.
  std::optional<std::size_t> last_alive;
  std::vector<Absence> absences;  // In order; where it is removed, the last one lasts.

  Fate fate() const { return fate_of(why); }
  // The absence that lasts; null where it is not removed.
  const Absence* removal() const;
  std::size_t count(Fate fate) const;  // Visits that met it.
  friend bool operator==(const AddressFate&, const AddressFate&) = default;
};

namespace fates {
class Judge;
}

// Judges addresses, one after the other.  Learns what the archive has of a site only where a page
// cannot be judged without (one pass over all captures, about 50 bytes for each that shows a page).
// Not for two threads at once.
class Fates {
 public:
  // Both must live as long.
  Fates(const Archive& archive, const Packs& packs);
  ~Fates();

  AddressFate of(const Visits& visits);

 private:
  std::unique_ptr<fates::Judge> judge_;
};

}  // namespace weiguan

// From the visits to one address to the edits of its text.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "archive/archive.h"
#include "instruments/edit_classes.h"

namespace weiguan::edits {

// In the order of certainty_choices (tables.h).
enum class Certainty : std::uint8_t {
  confirmed,  // The new text was seen at two times or more, and the old one not again.
  once,       // The new text was seen once so far.
  flips,      // An earlier text came back: a test of two versions, two editions, or taken back.
  another,    // The two have so little in common that another text stands at the address.
  unordered   // Rows of files: which was first is not known.
};

struct FoundEdit {
  Article before, after;
  Edit edit;
  Certainty certainty = Certainty::once;
  std::uint64_t flips = 0;  // How often one took the other's place; 1 where they do not flip.
  // Empty where the order is not known.
  std::optional<Time> last_old, first_new;
  CaptureId old_capture{}, new_capture{};
};

struct Versions {
  std::vector<FoundEdit> edits;  // By time; those without order last.
  std::uint64_t seen = 0;        // Times that a text was seen there; rows have no time.
  // Readings that were left out: no text, one that is unsure, or a page in place of another.
  std::uint64_t unsure = 0;
};

// Texts that do not differ by more than artefacts and punctuation are one.  Readings whose article
// has a confidence below `least_confidence` are left out, and so are answers of chatbots.
Versions versions_of(
    const Archive& archive, const Visits& visits, const EditJudge& judge, double least_confidence);

// Whether the later article's page says itself that it was changed; nothing where it says nothing
// of changes.
std::optional<bool> is_declared(const FoundEdit& edit);

}  // namespace weiguan::edits

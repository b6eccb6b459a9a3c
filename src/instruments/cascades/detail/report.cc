#include "instruments/cascades/detail/report.h"

#include <algorithm>
#include <set>

namespace weiguan::cascades {

namespace {

// An own stretch of less is a name, a time, a line of an editor: 30 CJK characters or 12 words.
constexpr std::uint32_t least_own = 60;
// From here on a text that has all of another one has more than that.
constexpr double nearly_all = 0.9, much_more = 1.25, most_of_it = 0.8, alike = 0.5;

Relation relation_of(const Taken& taken, const Wording& parent, const Wording& made) {
  const bool longer =
      static_cast<double>(made.words()) >= much_more * static_cast<double>(parent.words());
  if (taken.of_other >= nearly_all && longer) return Relation::extended;
  if (taken.resemblance >= alike) return Relation::copy;
  if (taken.share >= most_of_it) return Relation::excerpt;
  return taken.of_other >= most_of_it ? Relation::extended : Relation::partly;
}

// Characters in stretches of words that neither the parent nor anybody earlier has.
std::uint64_t own_of(
    const Wordings& wordings, const Taken& taken, std::uint32_t wording, std::uint32_t number) {
  const Wording& made = wordings[wording];
  std::vector<char> known = taken.taken;
  for (std::size_t i = 0; i < made.runs.size(); ++i) {
    if (wordings.first_with(made.runs[i]) >= number) continue;
    for (std::size_t j = i; j < i + made.sizes[i]; ++j) known[j] = 1;
  }
  std::uint64_t own = 0;
  for (std::size_t i = 0; i < known.size();) {
    std::uint64_t characters = 0;
    std::uint32_t weight = 0;
    for (; i < known.size() && known[i] == 0; ++i) {
      characters += made.lengths[i];
      weight += made.lengths[i] == 1 ? 2 : 5;
    }
    if (weight >= least_own) own += characters;
    if (i < known.size()) ++i;
  }
  return own;
}

std::vector<Passage> passages_of(
    const Archive& archive, ArticleId id, const Taken& taken, std::size_t read) {
  std::vector<Passage> passages;
  const std::optional<Article> article = archive.article(id);
  if (!article) return passages;
  const std::vector<Range> words = word_ranges(front_of(article->text, read));
  const std::size_t count = std::min(words.size(), taken.taken.size());
  for (std::size_t i = 0; i < count && passages.size() < most_passages;) {
    if (taken.taken[i] == 0) {
      ++i;
      continue;
    }
    const std::size_t begin = i;
    while (i < count && taken.taken[i] != 0) ++i;
    passages.push_back({id, words[begin].begin, words[i - 1].end});
  }
  return passages;
}

Between between(const Member& parent, const Member& made) {
  if (!made.address.empty() && made.address == parent.address) return Between::one_address;
  if (made.who.empty() || parent.who.empty()) return Between::not_known;
  return made.who == parent.who ? Between::one_outlet : Between::outlets;
}

Agreement agreement(
    const std::vector<Line>& lines, const Line& line, const std::set<Who>& outlets) {
  const Member& made = line.member;
  if (made.declared.empty()) return made.declares_itself ? Agreement::itself : Agreement::none;
  bool first = true;
  for (std::uint32_t at = line.node.parent; at != nobody; at = lines[at].node.parent) {
    if (declares(made, lines[at].member) > 0)
      return first ? Agreement::agrees : Agreement::indirect;
    first = false;
  }
  const bool present = std::any_of(made.declared.begin(), made.declared.end(), [&](const Who& who) {
    return outlets.count(who) != 0;
  });
  return present ? Agreement::differs : Agreement::absent;
}

double hours(Time from, Time to) {
  return std::max(0.0, static_cast<double>((to - from).count()) / 3600);
}

}  // namespace

std::string_view front_of(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0u) == 0x80u) --bytes;
  return text.substr(0, bytes);
}

std::size_t count_outlets(const std::vector<Line>& lines) {
  std::set<Who> outlets;
  for (const Line& line : lines) outlets.insert(line.member.who);
  return outlets.size();
}

Cascade report(
    const Archive& archive,
    const std::vector<Member>& members,
    Wordings& wordings,
    const Tree& tree,
    std::size_t read) {
  Cascade cascade;
  cascade.told = tree.told;
  for (const std::uint32_t one : tree.may_be_first) {
    cascade.may_be_first.push_back(members[tree.members[one]].id);
  }
  std::vector<std::uint32_t> line_of(tree.nodes.size());
  std::set<Who> outlets;
  for (const std::uint32_t one : tree.members) outlets.insert(members[one].who);
  for (const std::uint32_t at : tree.order) {
    line_of[at] = static_cast<std::uint32_t>(cascade.lines.size());
    Line& line = cascade.lines.emplace_back();
    const std::uint32_t number = tree.members[at];
    line.member = members[number];
    line.node = tree.nodes[at];
    if (line.node.parent != nobody) {
      const std::uint32_t above = members[tree.members[line.node.parent]].wording;
      line.node.parent = line_of[line.node.parent];
      const Member &made = line.member, &parent = cascade.lines[line.node.parent].member;
      const Taken taken = wordings.taken(above, made.wording);
      line.relation = relation_of(taken, wordings[above], wordings[made.wording]);
      line.between = between(parent, made);
      line.lag_least = made.open() ? 0 : hours(parent.time.latest, made.time.earliest);
      if (!parent.open()) line.lag_most = hours(parent.time.earliest, made.time.latest);
      if (wordings[made.wording].words() > 0) line.verbatim = taken.share;
      line.added = taken.added;
      line.cut = taken.cut;
      line.own = own_of(wordings, taken, made.wording, number);
      if (made.headline != 0 && parent.headline != 0) {
        line.headline_kept = made.headline == parent.headline;
      }
      line.passages = passages_of(archive, made.id, taken, read);
    }
    line.agreement = agreement(cascade.lines, line, outlets);
  }
  return cascade;
}

}  // namespace weiguan::cascades

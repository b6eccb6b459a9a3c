#include "text/detail/function_words.h"

#include <algorithm>
#include <unordered_map>

#include "text/detail/decode.h"

namespace weiguan::detail {
namespace {

// In the order of latin_languages; words are parted by spaces.
constexpr std::array<std::string_view, latin_languages.size()> function_words = {
    "the and of to in is was for that with on as by it from at be are this have has had his "
    "her he she they their not but which or an were been will would who its said after "
    "about more than when what how why into over under against could should there we you "
    "your our if no new says i do my me him them these those any some your best most top "
    "can get make s t",
    "le la les des du de et un une est en dans que qui pour par sur au aux avec ce cette "
    "ces son sa ses pas ne se il elle ils sont ont été être plus mais ou où nous vous leur "
    "après selon",
    "der die das und ist in den von zu mit dem des ein eine einer eines einen nicht auf für "
    "im sich auch es an als wird werden wurde sind war hat haben nach bei aus um wie oder "
    "über noch nur gegen durch vor zum zur",
    "el la los las de del y en un una que es por para con su sus se no al lo como más pero "
    "este esta fue son ha han sobre entre también según desde hasta cuando muy ya",
    "o a os as de do da dos das e em um uma que não é no na nos nas por para com se ao à "
    "mais como mas foi ser são sua seu pelo pela também sobre entre segundo ter há até",
    "il lo la i gli le di del della dei delle e è un una che in con per non da dal dalla al "
    "alla si sono come anche più ma nel nella questo questa ha hanno stato dopo essere",
    "de het een en van in is dat die te op voor met zijn niet aan er om ook als bij door "
    "naar heeft werd wordt maar of uit over nog dan deze hij zij ze tot worden hebben tegen",
    "och att det i en ett är som på av för med den till inte om har de var från vid men sig "
    "kan eller under efter han hon ska också nu mot",
    "og at det i en et er som på af for med den til ikke om har de var fra ved men sig kan "
    "eller under efter han hun skal også nu mod blev være",
    "og at det i en et er som på av for med den til ikke om har de var fra ved men seg kan "
    "eller under etter han hun skal også nå mot ble være",
    "ja on ei että se oli ovat mutta kun myös joka hän sen ole ollut sekä mukaan kuin tai "
    "niin jotka hänen vain jos nyt vuoden jälkeen",
    "i w z na do nie się że to jest o jak po przez dla od za są ale oraz który która które "
    "był była także tego przed przy czy roku już jego tym",
    "a v na se je že s z o ve pro za po by jako který která které byl byla jsou ale podle "
    "od také už jeho při jsem není roku",
    "a az és hogy nem is egy ez meg volt csak már de van el még mint vagy ki szerint után "
    "azt lesz amely illetve több között magyar",
    "și de la în a cu pe nu că din o este un care pentru mai sau au fost sunt după prin "
    "către între se al ale lui ce dar această acest",
    "ve bir bu da de için ile olarak daha çok gibi olan en ne ama sonra kadar değil var yok "
    "ise ya göre olduğu oldu türkiye tarafından",
    "và của là các có cho không được trong một những với này đã để người khi từ đến ở về "
    "cũng như tại theo sau năm nhiều",
    "yang dan di dari untuk dengan ini itu pada tidak dalam akan ke oleh juga sebagai telah "
    "adalah karena bahwa mereka ada atau kepada para bisa saat menjadi",
};

struct Letters {
  std::u32string_view letters;
  std::string_view languages;  // Parted by spaces.
};

constexpr Letters telling_letters[] = {
    {U"ß", "de"},
    {U"äö", "de sv fi"},
    {U"üö", "de hu tr"},
    {U"åø", "da no"},
    {U"å", "sv"},
    {U"æ", "da no"},
    {U"ñ", "es"},
    {U"ãõ", "pt vi"},
    {U"ç", "fr pt tr"},
    {U"êèùœ", "fr"},
    {U"ò", "it vi"},
    {U"łęążśćńź", "pl"},
    {U"řěů", "cs"},
    {U"čšžýť", "cs"},
    {U"őű", "hu"},
    {U"ășțţ", "ro"},
    {U"ğış", "tr"},
    {U"ơưđạảấầẩậắằặẹẻếềểệịọỏốồổộớờởợụủứừửựỳỵỷ", "vi"},
};

std::uint32_t bit_of(std::string_view language) {
  const auto* found = std::find(latin_languages.begin(), latin_languages.end(), language);
  return 1U << static_cast<unsigned>(found - latin_languages.begin());
}

template <typename Each>
void for_each_part(std::string_view words, Each each) {
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    each(words.substr(at, end - at));
    at = end + 1;
  }
}

std::unordered_map<std::string_view, std::uint32_t> bits_by_word() {
  std::unordered_map<std::string_view, std::uint32_t> bits;
  for (std::size_t i = 0; i < function_words.size(); ++i) {
    for_each_part(function_words[i], [&](std::string_view word) { bits[word] |= 1U << i; });
  }
  return bits;
}

std::unordered_map<char32_t, std::uint32_t> bits_by_letter() {
  std::unordered_map<char32_t, std::uint32_t> bits;
  for (const auto& [letters, languages] : telling_letters) {
    for (const char32_t letter : letters) {
      for_each_part(languages, [&](std::string_view one) { bits[letter] |= bit_of(one); });
    }
  }
  return bits;
}

}  // namespace

std::uint32_t languages_of_word(std::string_view folded) {
  static const auto by_word = bits_by_word();
  static const auto by_letter = bits_by_letter();
  if (const auto word = by_word.find(folded); word != by_word.end()) return word->second;
  for (std::size_t at = 0; at < folded.size();) {
    const Sequence one = decode_one(folded, at);
    at += one.size;
    if (one.character < 0x80) continue;
    if (const auto found = by_letter.find(one.character); found != by_letter.end()) {
      return found->second;
    }
  }
  return 0;
}

}  // namespace weiguan::detail

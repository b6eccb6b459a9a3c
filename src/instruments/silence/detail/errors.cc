#include "instruments/silence/detail/errors.h"

namespace weiguan::silence {

std::optional<ErrorRates> error_rates(
    const Packs& packs, const Model& model, const std::string& language) {
  // They were measured by ISO 639: "zh" of "zh-Hans".
  const AnswerRate* rate =
      packs.answers().rate(language.substr(0, language.find('-')), model.first);
  if (rate == nullptr) return std::nullopt;
  return ErrorRates{
      {rate->incomplete_right, rate->incomplete}, {rate->complete_right, rate->complete}};
}

}  // namespace weiguan::silence

// Two short texts that tests of comparing share; made up.
#pragma once

#include <string>

namespace weiguan::test {

inline const std::string story =
    "潮汐国沿海发展大会二日在北湾开幕，会议决定在三年内把东岸海堤加高两米。"
    "岸务大臣说，去年冬天的风暴淹没了四百户人家，修堤一天也不能再等。";

inline const std::string english =
    "The harbour board of Tideland voted on Tuesday to raise the eastern sea wall by two metres "
    "within three years, after a storm flooded four hundred homes.";

}  // namespace weiguan::test

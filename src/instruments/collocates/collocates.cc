#include "instruments/collocates/collocates.h"

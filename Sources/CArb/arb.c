#include "CArb.h"

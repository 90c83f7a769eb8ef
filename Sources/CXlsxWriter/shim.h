#include <locale.h>
#include <malloc.h>
#include <xlsxwriter.h>

/// Every category of a locale; a macro that Swift cannot import.
static const int blankettd_all_locale_categories = LC_ALL_MASK;

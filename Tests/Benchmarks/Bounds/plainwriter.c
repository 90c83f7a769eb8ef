/* The lower bound: the same workbooks through libxlsxwriter and nothing else.

     plainwriter CALLS OUT.xlsx [CALLS OUT.xlsx …]

   Replays what drawcalls.py recorded. The calls are read through one small buffer, so that the peak
   memory is the library's own. Any failure ends the program. */

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

static FILE *calls;

static void fail(const char *what) {
  fprintf(stderr, "plainwriter: %s\n", what);
  exit(1);
}

static void bytes(void *into, size_t count) {
  if (fread_unlocked(into, 1, count, calls) != count) fail("the calls end early");
}

static void done(lxw_error error) {
  if (error != LXW_NO_ERROR) fail(lxw_strerror(error));
}

#define NUMBER(type, name) \
  static type name(void) { type value; bytes(&value, sizeof value); return value; }
NUMBER(uint8_t, u8)
NUMBER(uint16_t, u16)
NUMBER(uint32_t, u32)
NUMBER(int64_t, i64)
NUMBER(double, real)

/* The next text; `slot` because a call may take several. */
static char *text(int slot) {
  static char *room[4];
  static size_t capacity[4];
  uint32_t length = u32();
  if (capacity[slot] < length + 1u) {
    capacity[slot] = 2 * (length + 64u);
    room[slot] = realloc(room[slot], capacity[slot]);
    if (!room[slot]) fail("out of memory");
  }
  bytes(room[slot], length);
  room[slot][length] = 0;
  return room[slot];
}

static const uint8_t line_style[] = {LXW_BORDER_NONE, LXW_BORDER_THIN, LXW_BORDER_MEDIUM};

static void read_format(lxw_format *format) {
  format_set_font_name(format, "Arial");
  format_set_font_size(format, real());
  if (u8()) format_set_bold(format);
  char *number = text(0);
  if (*number) format_set_num_format(format, number);
  uint8_t horizontal = u8(), vertical = u8();
  format_set_align(format, horizontal ? horizontal : LXW_ALIGN_LEFT);
  format_set_align(format, vertical);
  uint8_t indent = u8();
  if (indent) format_set_indent(format, indent);
  if (u8()) format_set_text_wrap(format);
  if (u8()) {
    format_set_pattern(format, LXW_PATTERN_SOLID);
    format_set_bg_color(format, 0xE4E4E4);
  }
  format_set_top(format, line_style[u8()]);
  format_set_bottom(format, line_style[u8()]);
  format_set_left(format, line_style[u8()]);
  format_set_right(format, line_style[u8()]);
}

static void page(lxw_worksheet *sheet) {
  worksheet_set_paper(sheet, u8());
  if (u8()) worksheet_set_landscape(sheet);
  worksheet_set_margins(sheet, 0.3, 0.3, 0.5, 0.6);
  worksheet_fit_to_pages(sheet, 1, 0);
  uint32_t rows = u32();
  uint16_t columns = u16();
  worksheet_freeze_panes(sheet, rows, columns);
  char *footer = text(0);
  if (*footer) done(worksheet_set_footer(sheet, footer));
}

static void replay(const char *source, const char *destination) {
  calls = fopen(source, "rb");
  if (!calls) fail("cannot open the calls");
  lxw_workbook *book = workbook_new(destination);
  if (!book) fail("no workbook");
  lxw_worksheet *sheet = NULL;
  lxw_format *formats[65536];
  unsigned format_count = 0;
  int code;
  while ((code = getc_unlocked(calls)) != EOF) {
    switch (code) {
    case 'F': {
      /* The first of a workbook's formats is the library's own. */
      lxw_format *format = format_count ? workbook_add_format(book) : NULL;
      lxw_format unused;
      read_format(format ? format : &unused);
      formats[format_count++] = format;
      break;
    }
    case 'Q': {
      lxw_doc_properties properties = {0};
      properties.title = text(0);
      properties.subject = text(1);
      properties.company = text(2);
      properties.created = i64();
      done(workbook_set_properties(book, &properties));
      break;
    }
    case 'C': {
      char *name = text(0), *value = text(1);
      done(workbook_set_custom_property_string(book, name, value));
      break;
    }
    case 'S':
      if (!(sheet = workbook_add_worksheet(book, text(0)))) fail("no sheet");
      break;
    case 'W': {
      uint16_t first = u16(), last = u16();
      done(worksheet_set_column(sheet, first, last, real(), NULL));
      break;
    }
    case 'H': {
      uint32_t row = u32();
      done(worksheet_set_row(sheet, row, real(), NULL));
      break;
    }
    case 'B': {
      uint32_t row = u32();
      uint16_t column = u16(), format = u16();
      done(worksheet_write_blank(sheet, row, column, formats[format]));
      break;
    }
    case 'N': {
      uint32_t row = u32();
      uint16_t column = u16(), format = u16();
      done(worksheet_write_number(sheet, row, column, real(), formats[format]));
      break;
    }
    case 'T': {
      uint32_t row = u32();
      uint16_t column = u16(), format = u16();
      done(worksheet_write_string(sheet, row, column, text(0), formats[format]));
      break;
    }
    case 'X': {
      uint32_t row = u32();
      uint16_t column = u16(), format = u16();
      char *formula = text(0);
      done(worksheet_write_formula_num(sheet, row, column, formula, formats[format], real()));
      break;
    }
    case 'M': {
      uint32_t first_row = u32();
      uint16_t first_column = u16();
      uint32_t last_row = u32();
      uint16_t last_column = u16(), format = u16();
      done(worksheet_merge_range(
          sheet, first_row, first_column, last_row, last_column, text(0), formats[format]));
      break;
    }
    case 'I':
      done(worksheet_ignore_errors(sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, text(0)));
      break;
    case 'P': page(sheet); break;
    case 'D': {
      char *name = text(0), *reference = text(1);
      done(workbook_define_name(book, name, reference));
      break;
    }
    default: fail("an unknown call");
    }
  }
  fclose(calls);
  done(workbook_close(book));
}

int main(int count, char **arguments) {
  if (count < 3 || count % 2 == 0) fail("usage: plainwriter CALLS OUT.xlsx …");
  for (int index = 1; index < count; index += 2) replay(arguments[index], arguments[index + 1]);
  return 0;
}

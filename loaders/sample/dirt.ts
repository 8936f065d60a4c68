/** One kind of dirt: how often, among what, how it looks, and what the pipeline is to do with it. */
export interface Dirt {
  /** Share of the cells or rows named by `among`. */
  rate: number;
  among: string;
  looks: string;
  expected: string;
}

const kinds = <const Names extends string>(
  table: Record<Names, Dirt>
): Readonly<Record<Names, Dirt>> => table;

/** Every kind of dirt of the sample at its rate: the generator and its tests read this one table. */
export const dirt = kinds({
  // Cells
  vin_lower_case: {
    rate: 0.012,
    among: "VIN cells",
    looks: "lower case",
    expected: "upper case again"
  },
  vin_spaced: {rate: 0.01, among: "VIN cells", looks: "a space inside", expected: "space removed"},
  vin_letter_for_digit: {
    rate: 0.002,
    among: "VIN cells",
    looks: "letter O for the digit 0",
    expected: "0 again, since only then the check digit is right"
  },
  phone_scientific: {
    rate: 0.012,
    among: "phones of repair orders, and of customers with one file",
    looks: "1.54E+10",
    expected: "unknown and warned, never a key"
  },
  phone_spaced: {
    rate: 0.01,
    among: "phone cells",
    looks: "154 1234 5678",
    expected: "spaces removed"
  },
  phone_decimal: {
    rate: 0.004,
    among: "phone cells",
    looks: "15412345678.0",
    expected: "read as the number"
  },
  plate_dotted: {
    rate: 0.01,
    among: "plate cells",
    looks: "a dot after the city letter",
    expected: "dot removed; plates are not published"
  },
  mileage_full_width: {
    rate: 0.006,
    among: "mileage cells",
    looks: "full-width digits",
    expected: "read as the number"
  },
  mileage_ten_thousand: {
    rate: 0.004,
    among: "mileage cells",
    looks: "1.23万公里",
    expected: "times 10,000"
  },
  birth_1900: {
    rate: 0.01,
    among: "dates of birth",
    looks: "1900-01-01",
    expected: "unknown: no age band"
  },
  no_answer: {
    rate: 0.015,
    among: "answers of wide survey files",
    looks: "the questionnaire's code for no answer",
    expected: "an accepted row without a score, not published"
  },

  // Rows
  customer_twice_in_dealer: {
    rate: 0.03,
    among: "customers",
    looks: "a second number at the same dealer, same name and phone",
    expected: "one customer"
  },
  customer_without_document: {
    rate: 0.25,
    among: "customer files",
    looks: "no identity document",
    expected: "merged by name and phone all the same"
  },
  phone_of_advisor: {
    rate: 0.004,
    among: "customers with one file",
    looks: "the advisor's phone instead of the customer's own",
    expected: "no merge: one phone shared by many names"
  },
  order_without_vin: {
    rate: 0.002,
    among: "repair orders",
    looks: "VIN empty",
    expected: "refused: required field empty"
  },
  order_date_unreadable: {
    rate: 0.001,
    among: "repair orders",
    looks: "0000-00-00 as opening date",
    expected: "refused: required field unreadable"
  },
  order_reversed: {
    rate: 0.01,
    among: "settled repair orders",
    looks: "settlement, its negative (红冲), and a new settlement",
    expected: "netted: one order at its final amount"
  },
  order_cancelled: {
    rate: 0.004,
    among: "settled repair orders",
    looks: "settlement and its negative (红冲), nothing after",
    expected: "not countable: reversed"
  },
  order_reopened: {
    rate: 0.015,
    among: "settled repair orders",
    looks: "a second settlement under the same order number",
    expected: "one order, settlements add up"
  },
  order_split: {
    rate: 0.03,
    among: "settled repair orders that are not a first service",
    looks: "a second settlement paid by warranty",
    expected: "one order, settlements add up"
  },
  order_void: {
    rate: 0.004,
    among: "visits",
    looks: "one more order of the day, void, without amounts",
    expected: "not countable"
  },
  order_twice: {
    rate: 0.003,
    among: "repair order rows",
    looks: "the same row twice in one file",
    expected: "merged"
  },
  order_test: {
    rate: 0.0015,
    among: "visits",
    looks: "a test record: 测试 as name and plate",
    expected: "not countable: test"
  },
  settled_before_opened: {
    rate: 0.002,
    among: "settled repair orders",
    looks: "settled the day before it was opened",
    expected: "warned"
  },
  mileage_backwards: {
    rate: 0.008,
    among: "visits",
    looks: "several thousand km less than before, odometer not replaced",
    expected: "suspect, kept"
  },
  odometer_replaced: {
    rate: 0.01,
    among: "vehicles with three visits",
    looks: "counts from 0 again, with the date of replacement",
    expected: "not suspect"
  },
  accessories_order: {
    rate: 0.12,
    among: "sales",
    looks: "an order for accessories only",
    expected: "not countable: pure accessory sale"
  },
  sale_cancelled: {
    rate: 0.025,
    among: "sales",
    looks: "one more order, cancelled (撤单)",
    expected: "not countable"
  },
  sale_returned: {
    rate: 0.004,
    among: "sales",
    looks: "one more order, returned (退车)",
    expected: "not countable"
  },
  sale_transferred: {
    rate: 0.02,
    among: "sales",
    looks: "one more order to another dealer (二网调拨)",
    expected: "not countable"
  },
  complaint_internal: {
    rate: 0.08,
    among: "complaints",
    looks: "one more, its source internal",
    expected: "not a customer complaint"
  },
  response_twice: {
    rate: 0.004,
    among: "survey responses",
    looks: "the same row twice in one file",
    expected: "merged"
  },
  response_unlinked: {
    rate: 0.01,
    among: "survey responses",
    looks: "no order number and no VIN",
    expected: "kept, not linked to a visit"
  },

  // Files, once each in the formats of `mixed`
  broken_line: {
    rate: 1,
    among: "the one GB18030 file of repair orders with a broken line",
    looks: "a copy of a line with a comma too many, in a cell without quotes",
    expected: "refused: too many cells"
  },
  swapped_columns: {
    rate: 1,
    among: "the customer file of the maple dealers",
    looks: "postcodes under 城市, cities under 邮编",
    expected: "found by content, swapped back"
  }
});

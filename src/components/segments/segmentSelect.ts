import {classesOf, schemeNames, segmentSchemes} from "../../contract/segments.js";
import type {SegmentFilter} from "../../contract/segments.js";
import type {Locale} from "../../i18n/message.js";
import {say} from "../../i18n/message.js";
import {segmentFilterWords as words} from "../../i18n/segments.js";
import {element} from "../element.js";
import {segmentFrom, withChoice} from "../urlState.js";

/**
 * A choice of one class of customers, by the rules that the address names, or all. Classes of prospects are
 * not offered: pages are about what customers did and said.
 */
export function segmentSelect(locale: Locale = "zh"): {
  root: HTMLLabelElement;
  value: () => SegmentFilter | null;
  show: (segment: SegmentFilter | null | undefined) => void;
} {
  const select = element(
    "select",
    {},
    element("option", {value: ""}, say(words.all_customers, {}, locale)),
    schemeNames.map((scheme) =>
      element(
        "optgroup",
        {label: segmentSchemes[scheme].label[locale]},
        classesOf(scheme)
          .filter(([, {isOfProspects}]) => !isOfProspects)
          .map(([name, {label}]) => element("option", {value: `${scheme}.${name}`}, label[locale]))
      )
    )
  );
  const root = element(
    "label",
    {class: "select segment-select"},
    element("span", {class: "field-name"}, say(words.segment, {}, locale)),
    select
  );
  return {
    root,
    value: () => segmentFrom(withChoice(location.search, "segment", select.value || null)),
    show: (segment) => {
      select.value = segment == null ? "" : `${segment.scheme}.${segment.class}`;
    }
  };
}

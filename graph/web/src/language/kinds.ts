// The kinds of things. Made by `make generated` from ontology/network/kinds.csv.

/** In the order of the legend, and of names where there is room for only some. */
export const KINDS = ["viewpoint", "claim", "concept", "actor", "work", "event", "value", "article"] as const;

/** The outline of each kind around a middle at 0, 0 with a reach of about 1. */
export const OUTLINES: Record<string, string> = {
  viewpoint: "M0-1.3L.34-.42L1.27-.4L.54.17L.8 1.07L0 .54L-.8 1.07L-.54.17L-1.27-.4L-.34-.42Z",
  claim: "M1 0A1 1 0 1 1-1 0A1 1 0 1 1 1 0Z",
  concept: "M-.86-.86H.86V.86H-.86Z",
  actor: "M0-1.05L1.05.85H-1.05Z",
  work: "M0-1.15L1.15 0L0 1.15L-1.15 0Z",
  event: "M-.55-.95H.55L1.1 0L.55.95H-.55L-1.1 0Z",
  value: "M0 1.05L1.05-.85H-1.05Z",
  article: "M-.8-1H.3L.85-.45V1H-.8Z",
};

/** The words of each kind in Kazakh, Russian and English. */
export const KIND_WORDS = {
  viewpoint: { kk: "Көзқарас", ru: "Точка зрения", en: "Viewpoint" },
  claim: { kk: "Тұжырым", ru: "Утверждение", en: "Claim" },
  concept: { kk: "Ұғым", ru: "Понятие", en: "Concept" },
  actor: { kk: "Қатысушы", ru: "Участник", en: "Actor" },
  work: { kk: "Еңбек", ru: "Публикация", en: "Work" },
  event: { kk: "Оқиға", ru: "Событие", en: "Event" },
  value: { kk: "Көрсеткіш", ru: "Показатель", en: "Figure" },
  article: { kk: "Мақала", ru: "Статья", en: "Article" },
};

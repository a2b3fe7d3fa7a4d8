import * as React from "react";
import * as ReactDOM from "react-dom";
import "./typing";
import { Workbench } from "./workbench";
import "./edit.css";

const place = document.getElementById("edit")!;
const { programme, language } = place.dataset as { programme: string; language: string };
ReactDOM.render(<Workbench programme={programme} language={language} />, place);

/// The page's style sheet: light and dark as the reader's system is, one column on a phone, black
/// on white in print.
enum HTMLStyle {
  static let text = """
    :root {
      color-scheme: light dark;
      --ground: #f6f7f9; --card: #ffffff; --ink: #1c2430; --soft: #5b6675; --rule: #dde2e9;
      --s0: #2f6db5; --s1: #d9792b; --s2: #3f9463; --s3: #8b5fb5; --s4: #2b9aa3; --s5: #c0566b;
      --s6: #97a1ad;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --ground: #12161c; --card: #1b2129; --ink: #e6eaf0; --soft: #9aa6b4; --rule: #323b47;
        --s0: #6aa5e6; --s1: #eda05c; --s2: #6cc08e; --s3: #b593dc; --s4: #5bc3cb; --s5: #e58a9b;
        --s6: #79838f;
      }
    }
    * { box-sizing: border-box; }
    body {
      margin: 0 auto; max-width: 1180px; padding: 24px 16px 48px; background: var(--ground);
      color: var(--ink); font: 15px/1.5 system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif;
    }
    h1 { font-size: 24px; line-height: 1.25; margin: 0 0 4px; overflow-wrap: anywhere; }
    h2 { font-size: 16px; margin: 0 0 2px; }
    p { margin: 0 0 12px; color: var(--soft); }
    ul { margin: 0; padding-left: 20px; }
    li { margin: 0 0 6px; }
    .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 12px;
      margin: 16px 0; }
    .tiles div { background: var(--card); border: 1px solid var(--rule); border-radius: 8px;
      padding: 10px 14px; }
    .tiles b { display: block; font-size: 22px; font-weight: 650; white-space: nowrap; }
    .tiles span { color: var(--soft); font-size: 13px; }
    main { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 460px), 1fr));
      gap: 16px; align-items: start; }
    section { background: var(--card); border: 1px solid var(--rule); border-radius: 8px;
      padding: 16px; min-width: 0; break-inside: avoid; }
    .wide { grid-column: 1 / -1; }
    svg { display: block; width: 100%; height: auto; overflow: visible; }
    svg text { font-size: 12px; fill: var(--soft); font-family: inherit; }
    .axis { stroke: var(--rule); stroke-width: 1; fill: none; }
    .roof { stroke: var(--soft); stroke-width: 2; fill: none; }
    .mean { stroke: var(--ink); stroke-width: 1; stroke-dasharray: 4 3; fill: none; }
    .s0 { fill: var(--s0); background: var(--s0); } .s1 { fill: var(--s1); background: var(--s1); }
    .s2 { fill: var(--s2); background: var(--s2); } .s3 { fill: var(--s3); background: var(--s3); }
    .s4 { fill: var(--s4); background: var(--s4); } .s5 { fill: var(--s5); background: var(--s5); }
    .s6 { fill: var(--s6); background: var(--s6); }
    .dot { stroke: var(--card); stroke-width: 1; }
    .read { opacity: 0.35; }
    .idle { fill: none; stroke: var(--rule); border: 1px solid var(--soft); }
    .legend { display: flex; flex-wrap: wrap; gap: 4px 14px; margin: 8px 0 0; font-size: 13px; }
    .legend i { display: inline-block; width: 10px; height: 10px; border-radius: 2px;
      margin-right: 5px; }
    .bar { display: grid; grid-template-columns: minmax(90px, 32%) 1fr 116px; gap: 10px;
      align-items: center; padding: 2px 0; font-size: 13px; }
    .bar .name { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
    .bar .track { height: 12px; } .bar .track i { display: block; height: 100%; min-width: 1px;
      border-radius: 2px; }
    .bar .value { text-align: right; color: var(--soft); white-space: nowrap; }
    .scroll { overflow-x: auto; }
    table { border-collapse: collapse; width: 100%; font-size: 13px;
      font-variant-numeric: tabular-nums; }
    th, td { text-align: right; padding: 4px 8px; border-bottom: 1px solid var(--rule);
      white-space: nowrap; }
    th { color: var(--soft); font-weight: 600; }
    th:first-child, td:first-child { text-align: left; padding-left: 0; }
    footer { margin-top: 24px; color: var(--soft); font-size: 13px; }
    @media (max-width: 600px) {
      body { padding: 16px 10px 32px; }
      section { padding: 12px; }
      svg text { font-size: 17px; }
      .bar { grid-template-columns: minmax(80px, 34%) 1fr 112px; gap: 6px; }
    }
    @media print {
      :root { --ground: #fff; --card: #fff; --ink: #000; --soft: #333; --rule: #bbb; }
      body { max-width: none; padding: 0; font-size: 11px;
        print-color-adjust: exact; -webkit-print-color-adjust: exact; }
      main { grid-template-columns: 1fr 1fr; gap: 8px; }
      h1 { font-size: 18px; } h2 { font-size: 12px; } p, li { margin-bottom: 4px; }
      section { padding: 8px; }
      .tiles { grid-template-columns: repeat(6, 1fr); gap: 8px; margin: 8px 0; }
      .tiles div { padding: 6px 8px; } .tiles b { font-size: 14px; }
      .tiles span, .bar, .legend, table, footer { font-size: 9px; }
      .bar { grid-template-columns: minmax(60px, 32%) 1fr 84px; padding: 0; }
      .bar .track { height: 8px; } th, td { padding: 2px 6px; }
      svg text { font-size: 15px; }
      .wide { break-inside: auto; } tr { break-inside: avoid; }
    }

    """
}

// The slider over the days on which something was published.

const days = [...new Set(graph.nodes.flatMap((node) => node.published ?? []))].sort();

// Milliseconds that the days take together, and one of them at most.
const [RUN, STEP] = [20_000, 700];

let playing = null;

// Shows the day that the filter has.
function showDay() {
  if (days.length < 2) return;
  const slider = find("day");
  const last = days.length - 1;
  const by = days.findLastIndex((day) => day <= filter.to);
  slider.value = filter.to ? Math.max(0, by) : last;
  const text = filter.to || `all, to ${days[last]}`;
  find("day-shown").textContent = text;
  slider.setAttribute("aria-valuetext", text);
}

function setDay(nth) {
  // At its end the slider asks for nothing, so that the undated are shown too.
  filter.to = nth >= days.length - 1 ? "" : days[nth];
  showDay();
  for (const input of find("filter").querySelectorAll(".dates label:last-child input")) {
    input.value = filter.to.length === 10 ? filter.to : "";
  }
  applyFilter();
}

function stop() {
  clearInterval(playing);
  playing = null;
  find("play").textContent = "▶";
  find("play").setAttribute("aria-label", "Play the days");
}

function play() {
  if (playing) return stop();
  let nth = Number(find("day").value);
  if (nth >= days.length - 1) nth = -1;
  const stride = Math.max(1, Math.ceil((days.length * 100) / RUN));
  const step = () => {
    nth = Math.min(days.length - 1, nth + stride);
    setDay(nth);
    if (nth === days.length - 1) stop();
  };
  find("play").textContent = "❚❚";
  find("play").setAttribute("aria-label", "Pause");
  playing = setInterval(step, Math.min(STEP, (RUN / days.length) * stride));
  step();
}

function buildTime() {
  if (days.length < 2) return find("time").remove();
  const slider = find("day");
  slider.max = days.length - 1;
  showDay();
  slider.addEventListener("input", () => {
    stop();
    setDay(Number(slider.value));
  });
  find("play").addEventListener("click", play);
}

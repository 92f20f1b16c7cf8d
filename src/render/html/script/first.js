// Runs before anything is laid out: the style sheet then hides picture and
// list, and laying these out is most of what a large page takes to open.
document.documentElement.classList.add("js");

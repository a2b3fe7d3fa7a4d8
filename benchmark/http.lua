-- One case, over and over; one line of figures at the end, for benchmark/http.
local file = assert(io.open(os.getenv("CASE"), "rb"))
wrk.method = "POST"
wrk.body = file:read("*a")
wrk.headers["Content-Type"] = "application/json"
wrk.headers["Accept"] = "application/json"
file:close()

function done(summary, latency)
    local errors = summary.errors
    io.write(string.format("figures %d %.1f %.3f %.3f %.3f %d\n",
        summary.requests,
        summary.requests / summary.duration * 1e6,
        latency:percentile(50) / 1000,
        latency:percentile(99) / 1000,
        latency:percentile(99.9) / 1000,
        errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end

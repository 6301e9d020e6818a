"""An office over months: what comes, passes on and closes, and who is there to take it.

What happens to the office (arrivals, the course of each case, absences, leavers and hires) is
drawn from streams that no policy touches, so policies meet the same days. What a policy
does is allocate, each morning, by the same engine as on a real day.
"""
